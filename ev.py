import json,sys,os,time
from pathlib import Path
os.chdir('/work/main')
from steadyhand.authoring import manuscript
from steadyhand.signals import Watch
from steadyhand.units import signals
D=Path('/tmp/w/signals_check')
for n in ('plain','indirect','ordinary'):
    L=[l for l in (D/f'{n}.txt').read_text().splitlines() if l.strip()]
    json.dump({'first':L[::2],'second':L[1::2]},open(D/f'{n}.json','w'),indent=1,ensure_ascii=False)
g=manuscript.read(Path('src/manuscripts/pushed-away'))
w=Watch(map(signals,g.cautions))
verbose=len(sys.argv)>1
MILD=('cautions/no-diagnosis','cautions/charity-has-limits')
def rate(name,L,want,show):
    hit=[q for q in L if w.called_for(q)]
    print(f'{name:28} {len(hit)} of {len(L)}')
    if show:
        for q in L:
            c=w.called_for(q)
            if bool(c)!=want: print('    ',q,[x.split("/")[1] for x in c] if c else '')
for n in ('plain','indirect','ordinary'):
    d=json.load(open(D/f'{n}.json'))
    rate(n+' first',d['first'],n!='ordinary',verbose and ('q' not in sys.argv[1]) )
    rate(n+' second',d['second'],n!='ordinary',False)
d=json.load(open('/tmp/w/questions/d.json'))
for k,v in d.items():
    if k.startswith('cautions/') and k not in MILD: pass
danger=[q for k,v in d.items() if k.startswith('cautions/') and k not in MILD for q in v]
mild=[q for k,v in d.items() if k in MILD for q in v]
rate('d.json danger',danger,True,'d' in ''.join(sys.argv[1:]))
rate('d.json mild',mild,True,False)
sec=[q for s in g.sections for q in s.questions]
rate('manuscript sections',sec,False,'s' in ''.join(sys.argv[1:]))
allq=[q for k in ('sections','resources','concepts') for e in getattr(g,k,()) for q in getattr(e,'questions',())]
rate('ms sec+res+concepts',allq,False,False)
rate('ms cautions danger',[q for c in g.cautions if c.calls for q in c.questions],True,'d' in ''.join(sys.argv[1:]))
rate('beyond',g.beyond,False,'s' in ''.join(sys.argv[1:]))
rate('traps',json.load(open('/tmp/w/questions/traps.json'))['traps'],False,'t' in ''.join(sys.argv[1:]))
print('phrases',sum(len(x) for c in g.cautions for x in (c.calls,c.hints,c.harmless)))
