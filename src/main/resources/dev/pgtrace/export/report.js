'use strict';
(function () {
  var root = document.documentElement;
  var store = null;
  try { store = window.localStorage; } catch (e) { /* a file opened where storage is forbidden */ }
  var saved = store && store.getItem('pgtrace.theme');
  if (saved === 'dark' || saved === 'light') { root.setAttribute('data-theme', saved); }

  function dark() {
    var set = root.getAttribute('data-theme');
    return set ? set === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
  }

  var toggle = document.getElementById('theme');
  if (toggle) {
    toggle.hidden = false;
    toggle.addEventListener('click', function () {
      var next = dark() ? 'light' : 'dark';
      root.setAttribute('data-theme', next);
      if (store) { try { store.setItem('pgtrace.theme', next); } catch (e) { /* not kept */ } }
    });
  }

  function expand(button, open) {
    button.setAttribute('aria-expanded', String(open));
    button.closest('tbody').rows[1].hidden = !open;
  }

  function sort(table, column, header) {
    var descending = header.getAttribute('aria-sort') !== 'descending';
    table.querySelectorAll('th[aria-sort]').forEach(function (th) { th.removeAttribute('aria-sort'); });
    header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    var groups = Array.prototype.slice.call(table.tBodies);
    function value(group) {
      var cell = group.rows[0].cells[column];
      var v = cell.getAttribute('data-v');
      return v === null ? cell.textContent : Number(v);
    }
    groups.sort(function (a, b) {
      var x = value(a), y = value(b);
      var order = typeof x === 'string' ? x.localeCompare(y) : x - y;
      return descending ? -order : order;
    });
    groups.forEach(function (group) { table.insertBefore(group, table.tFoot); });
  }

  document.querySelectorAll('table.sortable').forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th, column) {
      var button = th.querySelector('button');
      if (button) { button.addEventListener('click', function () { sort(table, column, th); }); }
    });
  });

  document.querySelectorAll('td.s button').forEach(function (button) {
    button.addEventListener('click', function () {
      expand(button, button.getAttribute('aria-expanded') !== 'true');
    });
  });

  function say(find, text) {
    var output = find.querySelector('output');
    if (output) { output.textContent = text; }
  }

  document.querySelectorAll('.find > input').forEach(function (input) {
    input.hidden = false;
    var table = input.closest('section').querySelector('table');
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase(), shown = 0;
      Array.prototype.forEach.call(table.tBodies, function (group) {
        var hit = wanted === '' || group.id.toLowerCase().indexOf(wanted) >= 0;
        if (!hit) {
          hit = Array.prototype.some.call(group.querySelectorAll('.sql'), function (sql) {
            return sql.textContent.toLowerCase().indexOf(wanted) >= 0;
          });
        }
        group.hidden = !hit;
        shown += hit ? 1 : 0;
      });
      say(input.closest('.find'), wanted === '' ? '' : shown + ' / ' + table.tBodies.length);
    });
  });

  document.querySelectorAll('table.plan').forEach(function (plan) {
    var rows = Array.prototype.slice.call(plan.tBodies[0].rows);
    var depths = rows.map(function (row) { return Number(row.getAttribute('data-d')); });
    function show() {
      var closed = 1e9;
      rows.forEach(function (row, i) {
        if (depths[i] <= closed) { closed = 1e9; }
        row.hidden = depths[i] > closed;
        var button = row.querySelector('button.fold');
        if (!row.hidden && button && button.getAttribute('aria-expanded') === 'false') { closed = depths[i]; }
      });
    }
    plan.addEventListener('click', function (event) {
      var button = event.target.closest('button.fold');
      if (button) {
        button.setAttribute('aria-expanded', String(button.getAttribute('aria-expanded') !== 'true'));
        show();
      }
    });
  });

  document.querySelectorAll('svg.flame').forEach(function (svg) {
    var left = 12, width = svg.viewBox.baseVal.width - 24, character = 7.3;
    var card = svg.closest('section'), find = card.querySelector('.find');
    var reset = card.querySelector('.reset'), search = card.querySelector('.tools input');
    var from = 0, span = 1, active = null;
    var frames = Array.prototype.map.call(svg.querySelectorAll('g.f'), function (g) {
      var r = g.querySelector('.r');
      var title = g.querySelector('title').textContent;
      return {
        g: g, x: (Number(r.getAttribute('x')) - left) / width, w: Number(r.getAttribute('width')) / width,
        y: Number(r.getAttribute('y')), rects: g.querySelectorAll('rect'), text: g.querySelector('text'),
        title: title, name: title.split('\n')[0]
      };
    });
    function zoom(x, w) {
      from = x; span = w;
      reset.disabled = span > 0.999999;
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
    function all() { zoom(0, 1); }
    function activate(frame) {
      if (active) { active.g.classList.remove('active'); }
      active = frame;
      if (active) {
        active.g.classList.add('active');
        say(find, active.title.replace('\n', ': '));
      }
    }
    function seen(f) { return f.x + f.w > from + 1e-9 && f.x < from + span - 1e-9; }
    function nearest(y, middle) {
      var best = null, distance = 1e9;
      frames.forEach(function (f) {
        var d = f.y === y && seen(f) ? Math.max(0, f.x - middle, middle - f.x - f.w) : 1e9;
        if (d < distance) { distance = d; best = f; }
      });
      return best;
    }
    function beside(direction) {
      var best = null;
      frames.forEach(function (f) {
        if (f.y === active.y && seen(f) && (f.x - active.x) * direction > 1e-12
            && (!best || (f.x - best.x) * direction < 0)) { best = f; }
      });
      return best;
    }
    frames.forEach(function (f) {
      f.g.addEventListener('click', function () { activate(f); zoom(f.x, f.w); });
    });
    svg.addEventListener('keydown', function (event) {
      var next = null;
      if (!active && event.key.indexOf('Arrow') === 0) {
        next = frames[0];
      } else if (event.key === 'ArrowDown') {
        next = nearest(active.y + 19, active.x + active.w / 2);
      } else if (event.key === 'ArrowUp') {
        next = nearest(active.y - 19, active.x + active.w / 2);
      } else if (event.key === 'ArrowLeft') {
        next = beside(-1);
      } else if (event.key === 'ArrowRight') {
        next = beside(1);
      } else if (event.key === 'Enter' && active) {
        zoom(active.x, active.w);
      } else if (event.key === 'Escape') {
        activate(null); all(); say(find, '');
      } else {
        return;
      }
      event.preventDefault();
      if (next) { activate(next); }
    });
    reset.addEventListener('click', function () { activate(null); all(); say(find, ''); });
    search.addEventListener('input', function () {
      var wanted = search.value.trim().toLowerCase(), hits = 0;
      frames.forEach(function (f) {
        var hit = wanted !== '' && f.name.toLowerCase().indexOf(wanted) >= 0;
        f.g.classList.toggle('hit', hit);
        hits += hit ? 1 : 0;
      });
      svg.classList.toggle('searching', wanted !== '');
      say(find, wanted === '' ? '' : hits + ' / ' + frames.length);
    });
  });

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var button = target && target.querySelector('td.s button');
    if (button) { expand(button, true); target.scrollIntoView(); }
  }
  window.addEventListener('hashchange', reveal);
  reveal();
}());
