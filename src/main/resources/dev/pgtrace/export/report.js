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
      var order = x < y ? -1 : x > y ? 1 : 0;
      return descending ? -order : order;
    });
    groups.forEach(function (group) { table.appendChild(group); });
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

  document.querySelectorAll('.find input').forEach(function (input) {
    input.hidden = false;
    var table = input.closest('section').querySelector('table');
    input.addEventListener('input', function () {
      var wanted = input.value.trim().toLowerCase();
      Array.prototype.forEach.call(table.tBodies, function (group) {
        group.hidden = wanted !== '' && group.textContent.toLowerCase().indexOf(wanted) < 0;
      });
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
