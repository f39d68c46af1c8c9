// Loaded before the first paint, so that a chosen theme never flashes, nor a page that is passed on the way out (quick-exit.js).
(function(d){d.className="js";try{if(Date.now()-parseFloat(sessionStorage.getItem("exit"))<1e4)d.hidden=true;var t=localStorage.getItem("theme");if(t)d.dataset.theme=t}catch(e){}})(document.documentElement)
