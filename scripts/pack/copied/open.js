// Mo-trang-nay.html leads on by itself where the site's folder lies beside it: not inside a zip that was never unpacked.
location.replace(new URL("../index.html", document.currentScript.src).href);
