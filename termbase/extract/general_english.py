"""English words that any text may hold, by kind: what a term does not begin with, end in, or consist of."""

from corpus import english_stems

_FUNCTION = """
a an the this that these those such same other another each every either neither both all any some no none many much
more most less least few fewer several enough own and or nor but yet so if then than as because since although though
while whereas unless until till whether when where why how who whom whose which what whatever whoever of in on at by
for from with without within into onto upon about above below under over between among amongst through throughout
during before after against toward towards across along around behind beside besides beyond despite except near off
out per plus regarding via versus to up down it its it's he him his she her hers they them their theirs we us our ours
you your yours i me my mine one one's oneself itself himself herself themselves ourselves myself yourself there here
now also too very quite rather just only even still already again ever never not cannot can could may might must shall
should will would do does did done doing have has had having be is are was were been being am get gets got let lets
make makes made making go goes went gone going come comes came coming take takes took taken taking give gives gave
given giving said say says saying see sees saw seen e.g i.e etc vs mr mrs ms comrade first second third last next two
three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty
hundred thousand million percent cent half once twice became become everyone someone anyone nobody everything
something anything nothing everybody somebody january february march april june july august september october november
december monday tuesday wednesday thursday friday saturday sunday
"""
_EVERYDAY = """
time times year years month months day days week weeks hour hours today yesterday tomorrow morning evening night
period century people person man men woman women child children family friend group groups part parts place places
area areas side way ways thing things kind kinds sort type types form forms number numbers amount level levels degree
extent case cases example examples instance fact facts reason reasons result results effect effects cause causes
purpose aim aims goal goals role point points question questions problem problems issue issues matter matters
situation situations condition conditions state states country countries world city cities town village house home
school book books paper page chapter section word words name names line list report reports letter news information
idea ideas view views opinion attitude interest need needs use uses help support work works job task tasks activity
activities action actions process step steps measure measures means method methods change changes development increase
decrease improvement progress success failure difficulty difficulties mistake shortcoming shortcomings advantage
disadvantage experience experiences knowledge skill ability strength power force energy effort efforts plan plans
decision decisions meeting discussion study studies research education training life history culture society politics
government leader leaders leadership member members president chairman director head body bodies hand hands eye eyes
heart mind water fire food money price cost value good bad better best worse worst great greater greatest big bigger
large larger largest small smaller little long longer short high higher highest low lower new newer old older young
early earlier late later recent present past future current certain various different similar main major minor
important necessary possible impossible available useful general special particular specific common ordinary normal
usual real true false right wrong full whole entire complete total overall single local national international public
private social political economic economical cultural human natural physical actual basic fundamental clear obvious
simple complex easy difficult hard strong weak heavy light free open close able ready willing happy glad proud sure
aware thorough detailed concrete correct effective successful active positive negative serious severe deep wide broad
extensive considerable significant remarkable outstanding excellent satisfactory further additional extra chief well
widely greatly highly fully completely especially particularly mainly mostly largely generally usually often sometimes
always gradually rapidly quickly slowly immediately directly actively continuously constantly really truly actually
certainly probably perhaps maybe however therefore thus hence moreover furthermore nevertheless nonetheless otherwise
instead meanwhile together almost nearly about approximately according due thanks because until back away forward
ahead ask answer become begin begun believe belong bring brought build built buy call called carry carried check
choose collect compare consider consist contain continue create cut decide deepen depend describe develop discover
discuss divide draw ensure establish exist expand expect explain express face fall feel felt find found follow gain
grow happen hear heard hold held hope improve include indicate introduce join keep kept know known lack lead learn
learnt learned leave left listen live look lose lost love maintain mean meet mobilise mobilize move obtain occur offer
order organise organize participate pass pay play prepare produce promote propose prove provide publish put raise
reach read receive recognise recognize record reduce refer regard remain remember remove require return rise run see
seem select send sent serve set show shown sit solve speak spread stand start stay stop strengthen succeed suffer
summarise summarize take talk teach tell told tend thank think thought throw treat try tried turn understand used wait
walk want watch win wish wonder write written based caused concerned connected faced involved related resulting
following existing remaining using doing getting author date title source english chinese china original translation
"""

FUNCTION_WORDS = frozenset(_FUNCTION.split())
"""Words, in small letters, at which a candidate ends; `of` and `and` may stand inside (see `english`)."""

EVERYDAY_STEMS = frozenset(english_stems(_EVERYDAY)) | frozenset(english_stems(_FUNCTION))
"""Stems that make up terms, and are none by themselves."""
