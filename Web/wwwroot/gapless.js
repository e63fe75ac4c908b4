// Live progress of a running scan. The page is complete without this script: a reload shows the same state.
// Messages, with everything decided so far, so that a lost one costs nothing:
//   event: operation.progress   data: {"id":"…","progress":{"stage":"judging","done":2,"message":"…","checks":{"tls.renewal":"fail"}}}
//   event: operation.finished   data: {"id":"…","state":"Succeeded"}
// After a broken connection the browser asks for what it missed by itself (Last-Event-ID).
(() => {
  const byId = id => document.getElementById(id);
  const running = byId('running');
  if (!running || !running.dataset.operation) return;
  const operation = running.dataset.operation;
  const svg = 'http://www.w3.org/2000/svg';
  const began = Date.now();
  const announceEvery = 25;
  let announced = Number(byId('done').textContent);

  const words = { notApplicable: 'not applicable' };
  const tones = { notApplicable: 'na' };
  const symbols = { notApplicable: 'na', unknown: 'never' };

  const draw = (outcome, label) => {
    const mark = document.createElementNS(svg, 'svg');
    mark.setAttribute('class', 'mark fresh ' + (tones[outcome] || outcome));
    mark.setAttribute('viewBox', '0 0 16 16');
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', label);
    const use = document.createElementNS(svg, 'use');
    use.setAttribute('href', '#m-' + (symbols[outcome] || outcome));
    mark.append(use);
    return mark;
  };

  const cellOf = check => {
    const known = byId('c-' + check);
    const more = byId('more');
    if (known || !more) return known;
    const cell = document.createElement('span');
    cell.id = 'c-' + check;
    more.append(cell);
    return cell;
  };

  const log = (check, title, outcome) => {
    const row = document.createElement('li');
    const time = document.createElement('time');
    time.textContent = ((Date.now() - began) / 1000).toFixed(1) + ' s';
    const text = document.createElement('span');
    text.textContent = check + ': ' + title;
    row.append(time, draw(outcome, words[outcome] || outcome), text);
    const feed = byId('feed');
    feed.prepend(row);
    while (feed.children.length > 8) feed.lastElementChild.remove();
    byId('log').hidden = false;
  };

  const decide = (check, outcome) => {
    const cell = cellOf(check);
    if (!cell || cell.dataset.outcome === outcome || (cell.firstElementChild && !cell.querySelector('.wait'))) return;
    cell.dataset.outcome = outcome;
    const title = cell.dataset.title || check;
    const label = title + ': ' + (words[outcome] || outcome);
    cell.replaceChildren(draw(outcome, label));
    cell.title = label;
    const count = cell.closest('li').querySelector('.k');
    if (outcome !== 'notApplicable') count.textContent = Number(count.textContent) + 1;
    const tally = document.querySelector('[data-k="' + outcome + '"]');
    if (tally) tally.textContent = Number(tally.textContent) + 1;
    log(check, title, outcome);
  };

  const advance = stage => {
    const stages = [...byId('stages').children];
    const current = stages.findIndex(one => one.dataset.stage === stage);
    if (current < 0) return;
    stages.forEach((one, index) => {
      if (index < current) one.dataset.state = 'done';
      if (index === current) one.setAttribute('aria-current', 'step');
      else one.removeAttribute('aria-current');
    });
  };

  const progressed = progress => {
    const checks = Object.entries(progress.checks || {});
    checks.forEach(([check, outcome]) => decide(check, outcome));
    advance(progress.stage);
    const bar = byId('progress');
    const done = Math.max(checks.length, Number(byId('done').textContent));
    if (bar.hasAttribute('max')) bar.value = done;
    byId('done').textContent = done;
    if (progress.message) byId('state').textContent = progress.message;
    if (done - announced >= announceEvery) {
      announced = done;
      byId('said').textContent = done + ' checks decided';
    }
  };

  // What happened between the page and the stream is not sent again: ask once.
  const look = async () => {
    const answer = await fetch('/api/v1/operations/' + operation, { headers: { accept: 'application/json' } });
    if (!answer.ok) return;
    const { state, progress } = await answer.json();
    if (state !== 'waiting' && state !== 'running') location.reload();
    else if (progress) progressed(progress);
  };

  const events = new EventSource(running.dataset.events);
  const on = (kind, then) => events.addEventListener(kind, event => then(JSON.parse(event.data || 'null')));
  on('stream.opened', look);
  on('stream.missed', () => location.reload());
  on('operation.progress', message => { if (message.id === operation) progressed(message.progress); });
  on('operation.finished', message => {
    if (message.id !== operation) return;
    events.close();
    byId('said').textContent = 'The scan has ended';
    location.reload();
  });
})();
