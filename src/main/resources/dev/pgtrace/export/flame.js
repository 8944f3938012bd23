(function () {
  'use strict';
  var svg = document.documentElement;
  var left = 12, width = svg.viewBox.baseVal.width - 24, character = 7.3;
  var frames = Array.prototype.map.call(svg.querySelectorAll('g.f'), function (g) {
    var r = g.querySelector('.r');
    return {
      g: g, x: (Number(r.getAttribute('x')) - left) / width, w: Number(r.getAttribute('width')) / width,
      rects: g.querySelectorAll('rect'), text: g.querySelector('text'),
      name: g.querySelector('title').textContent.split('\n')[0]
    };
  });
  function zoom(from, span) {
    frames.forEach(function (f) {
      var x0 = Math.max(0, (f.x - from) / span), x1 = Math.min(1, (f.x + f.w - from) / span);
      var pixels = (x1 - x0) * width;
      f.g.setAttribute('display', pixels < 0.15 ? 'none' : 'inline');
      if (pixels < 0.15) { return; }
      f.rects.forEach(function (r) {
        r.setAttribute('x', left + x0 * width);
        r.setAttribute('width', pixels);
      });
      f.text.setAttribute('x', left + x0 * width + 4);
      var fits = Math.floor((pixels - 6) / character);
      f.text.textContent = fits < 3 ? '' : f.name.length <= fits ? f.name : f.name.slice(0, fits - 1) + '…';
    });
  }
  frames.forEach(function (f) {
    f.g.addEventListener('click', function () { zoom(f.x, f.w); });
  });
}());
