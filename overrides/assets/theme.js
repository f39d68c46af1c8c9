// Loaded before the first paint, so that a chosen theme never flashes.
(function(d){d.className="js";try{var t=localStorage.getItem("theme");if(t)d.dataset.theme=t}catch(e){}})(document.documentElement)
