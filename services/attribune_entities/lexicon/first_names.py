"""Common first names of many cultures by the gender they mostly belong to, folded; and short forms of English ones.

Written for this project from general knowledge. Names that are common for both are left out on purpose.
"""

from __future__ import annotations

from attribune_entities.lexicon import pairs, words

MALE: frozenset[str] = words(
    """
    aaron abdel abdul abdullah abdulrahman abe abel abraham adam adolf adrian adriano afonso agus ahmad ahmed
    aidan akbar akira al alain alan alasdair alastair albert alberto alec alejandro aleksandr aleksei alessandro
    alexander alexandre alexandros alexei alfonso alfred alfredo ali alistair allan allen alonzo alvaro alvin
    amadou amir amit amos anatoly anders andre andreas andrei andres andrew andriy andrzej angelo angus anil
    anthony antoine anton antonin antonio antony anwar archie ari arjun armando arnaud arnold arthur arturo arun
    arvind asif atsushi august augusto augustus austin axel ayman babajide babatunde baltasar bambang barack
    barnaby barry bart bartholomew bashar basil bastien ben benedict benito benjamin bernard bernardo bernd bernie
    bert bertrand bilal bill billy bjarne bjorn bob bobby bongbong boris brad bradley brandon brendan brent brett
    brian bruce bruno bryan bryce budi byron callum calvin cameron carl carlo carlos carlton carter cecil cedric
    cesar chad charles charlie chester chidi chris christian christoph christophe christopher chuck ciaran
    clarence clark claude claudio claus clayton clement cliff clifford clint clive clyde cody colin conor conrad
    corey craig curtis cyril cyrus dale damian damien dan daniel daniele danilo danny dario darren darryl dave
    davey david dean declan deepak denis dennis derek desmond devin dexter didier diego dieter dietrich dimitri
    dimitris dirk dmitri dmitry dmytro domenico dominic don donal donald donnie doug douglas drew duncan dustin
    dwayne dwight dylan eamon earl ed eddie edgar edmond edmund eduardo edward edwin efraim egor ehud einar elias
    elijah elliott elon emanuel emeka emil emile emilio emmanuel enda enrico enrique enzo eric erich erik ernest
    ernesto ernst erwin esteban ethan etienne eugene evan evgeny ewan ezra fabian fabio fadi faisal farhad farid
    felipe felix ferdinand fergus fernando fidel filip filippo finn florian floyd francesco francis francisco
    franco francois frank franklin franz fred frederic frederick frederik fredrik friedrich fritz fumio gabriel
    galen gareth garrett gary gaston gavin gene geoff geoffrey georg george georges georgios gerald gerard gerhard
    giacomo gianluca gilbert gilles giorgio giovanni giulio giuseppe glenn gonzalo gordon gotabaya graham grant
    greg gregg gregor gregory grover guido guillaume guillermo gunnar gunther gus gustav gustavo guy haakon hakim
    halvard hamid hamish hamza hank hannes hans harald hariri harold harrison harry haruki harvey hasan hassan
    hector heinrich heinz helmut hendrik henri henrik henrique henry herbert herman hernan hideki hiro hiroshi
    horace horst howard hubert hugh hugo hussein iain ian ibrahim idris ignacio igor ilan ilya imad imran ingmar
    ingvar ioannis irving isaac isaiah ismail israel ivan ivo jack jackson jacob jacques jaime jake jakob jakub
    jamal james jamie jan janusz jared jason jasper javier jay jean jed jeff jefferson jeffrey jens jeremiah
    jeremy jerome jerry jesper jesse jesus jim jimmy jinping joachim joao joaquin jochen joe joel joerg johan
    johann johannes john johnny joko jomo jon jonah jonas jonathan jordi jorge jose josef joseph josh joshua josip
    juan juergen juha jules julian julio julius jurgen justin kagiso kamal karim karl kaspar kazuo keith ken kenji
    kenneth kent kenta keqiang kevin khaled khalid khalil kiran kirk klaus kofi konrad konstantin kostas kristian
    kristof kumar kurt kwabena kwame kyle kyriakos lamar lance larry lars laszlo laurent lawrence lee len lenny
    leo leon leonard leonardo leonid leopold leroy leslie lester lev levi liam lionel lloyd logan lorenzo lothar
    lou louis luc luca lucas luciano ludwig luigi luis lukas luke luther lyndon mahathir mahinda mahmoud malcolm
    malik mandla manfred manish manuel marc marcel marcelo marco marcos marcus mario marius mark marko markus
    marshall martin marty marvin massimo matej mateo mateusz mats matt matteo matthew matthias matthieu maurice
    mauricio mauro max maxim maxime maximilian mehdi mehmet melvin michael michal micheal michel mick miguel mihai
    mikael mike mikhail mikko milan miles milos milton minh mitch mitchell mitt mo moe mohamed mohammad mohammed
    mohsen moises morgan morris morten moses moshe moussa muhammad murat murray mustafa mustapha mykola nabil
    nadav najib narendra nasser nathan nathaniel naveen neal ned neil nelson neville nguyen niall nicholas nick
    nicola nicolas nicolo niels nigel nikita niklas nikola nikolai nikolaos nikolas nils noah noam noel norbert
    norman olaf oleg oleksandr oliver olivier oluwaseun omar orlando osama oscar oskar osman oswald otis otto owen
    pablo padraig paolo pascal patrick patrik paul paulo pavel pavlo pawel peder pedro pekka percy perry pervez
    peter petr petro petros phil philip philipp philippe phillip pierre pieter pietro piotr prabowo pradeep
    preston quentin quincy radek rafael rafiq rahul raila raj rajesh rajiv ralf ralph ramon ramzi randall randy
    ranil rashid raul ravi ray raymond reginald reinhard reinhold rene rex reza rhys ricardo riccardo rich richard
    rick ricky riley rishi rob robert roberto rod roderick rodney rodolfo rodrigo roger rohan roland rolf romain
    roman ron ronald ronnie ross roy ruben rudolf rudolph rudy rufus rupert russ russell ryan sadiq saeed said
    salah salem salim salman salvador salvatore sam samir samuel sanjay santiago saul scott seamus sean sebastian
    sebastien serge sergei sergey sergio serhiy seth shane shaun shawn shigeru shimon shinzo sid siddhartha sidney
    siegfried sigmund silvio simon sipho slobodan sol soren spencer stan stanislav stanley stefan stefano stephan
    stephane stephen steve steven stewart stuart sunil suresh svein sven sylvain sylvester tadashi tadeusz takashi
    takeshi tarek tariq taro ted tendai terence terrence terry thabo thaddeus theo theodor theodore theodoros
    thiago thierry thomas thorsten tim timo timothy titus tobias todd tom tomas tomasz tommaso tommy tony torsten
    travis trevor troy tunde tyler tyrone uhuru ulrich umar usman uwe vaclav vadim vasily vernon victor vijay
    vikram viktor vince vincent vincenzo vinod vitali vivek vlad vladimir volker volodymyr waleed walid wallace
    walt walter warren wayne wendell werner wesley wilbur wilfred wilhelm will willem william willie wilson
    winston wolfgang woodrow wyatt xavier yair yakov yanis yann yannick yasser yevgeny yitzhak yoav yorgos yosef
    yoshihide yousef youssef yukio yuri yuriy yusuf yves zachary zack zane zbigniew zoltan zubair
    """
)

FEMALE: frozenset[str] = words(
    """
    abby abigail ada adaeze adela adelaide adele adriana agatha agnes agnieszka aicha aida aileen aimee aisha
    alana alba alejandra alessandra alexa alexandra alexandria alexis alice alicia alina alisha alison allison
    alma alyssa amanda amara amber amelia amelie amina aminata amira amy ana anastasia andrea angela angelica
    angelina angelique anika anita anjali ann anna annabel anne anneliese annette annie annika antoinette antonia
    anya aoife april ariana arlene arya asma astrid asuka audrey aurora ava ayaka ayesha aylin ayse azra barbara
    beatrice beatrix becky bella benazir benedetta berit bernadette bernice bertha beth bethany betsy betty
    beverly bianca birgit birgitta bjork blanca blanche bonnie branka brenda briana brianna bridget brigid
    brigitte britney brooke caitlin camila camilla candace candice carla carly carmela carmen carol carole
    carolina caroline carolyn carrie cassandra catalina caterina catherine cathy cecile cecilia celeste celia
    celine chandra chantal charlene charlotte chelsea cheryl chiara chimamanda chloe christa christiane christie
    christina christine chrystia cindy claire clara clarissa claudette claudia clementine colette colleen
    concepcion condoleezza connie constance consuelo cora cordelia corinne cornelia cristina crystal cynthia
    dagmar daisy dalal dana daniela danielle daphne darlene dawn debbie deborah debra deepa deirdre delia delphine
    denise desiree diana diane dianne dina dolores dominique donatella donna dora doreen doris dorothea dorothy
    edith edna eileen elaine eleanor eleanora elena eleni elif elisa elisabeth elise eliza elizabeth ella ellen
    ellie eloise elsa elsie elvira emilia emily emine emma emmeline erica erika erin esmeralda esperanza estelle
    esther ethel eugenia eunice eva evangeline eve evelyn fadila faith fatemeh fatima fatma fatou fawzia faye
    fernanda fiona flavia flora florence fran frances francesca francine francoise freda frederica frida
    friederike gabriela gabriella gabrielle gail galina gemma genevieve georgia georgina geraldine germaine
    gertrude gianna gillian gina ginger giorgia giovanna gisela giulia gladys glenda gloria golda goldie golnaz
    graca grace graciela greta gretchen gretel guadalupe gudrun gunilla gwen gwendolyn gwyneth hala halima halla
    hanan hanna hannah hannelore harriet hasina hattie hazel heather hedwig heidi heike helen helena helene helga
    henrietta hermione hilary hilda hillary hina hind holly hope huda ida ilana ilona ilse imani imelda indira
    ines inga ingeborg ingrid inna irena irene irina irma isabel isabella isabelle isadora iva ivana ivanka ivy
    jacinda jacqueline jacquelyn jada jadwiga jamila jana jane janelle janet janice janine janis jasmin jasmine
    jeanette jeanne jeannette jeannine jelena jemima jen jenna jennie jennifer jenny jessica jill jo joan joann
    joanna joanne jocelyn jodi jodie johanna josefina josephine joy joyce juana juanita judith judy julia juliana
    juliane julianna julianne julie juliet juliette june justine kamala karen karin karina karla karolina kasia
    katarina kate katerina katharina katharine katherine kathie kathleen kathryn kathy katie katja katrin katrina
    katya kavita kay kayla keiko keisha kellyanne kelsey kendra kerstin kimberly kirsten kirstie kristen kristin
    kristina kristine kyoko lacey laila lakshmi lana lara larissa latifa latisha latoya laura lauren laurie
    lavinia layla leah leela leila lena leni lenora leona leonora leticia lidia lila lilian liliana lillian lily
    lina linda lindiwe lindsay lindsey lisa lise liz liza lizzie lois lola lorena loretta lori lorna lorraine
    lottie louisa louise lourdes lucia luciana lucie lucille lucinda lucrezia lucy ludmila luisa luz lydia lynda
    lynette lynn lynne mabel mackenzie madeleine madeline madison magda magdalena maggie mahnaz mahsa maia maja
    malala malia mamata mamie mandy manuela mara marcela marcella marcia margaret margarita margaux margot
    margrethe marguerite maria mariah mariam marian mariana marianne maribel marie mariella marietta marija
    marilyn marina marine marisa marisol marissa marjorie marlene marsha marta martha martina mary maryam masha
    matilda maud maude maura maureen mavis maxine maya mayawati meera meg megan meghan mei melania melanie melinda
    melissa meral mercedes meredith mia michaela michelle mieko mika mila mildred milena millicent mimi mina
    minerva miranda miriam mitsuko moira molly mona monica monika monique montserrat muriel myra myrna nada nadia
    nadine naima nana nancy nandini naomi narges nasrin natalia natalie natalya natasha nathalie nawal neema nelly
    nettie ngozi nichole nicole nicoletta nikki nina nirmala nkosazana noemi nomvula nora norah noreen norma nour
    noura octavia odette ofelia oksana ola olena olga olive olivia oona ophelia oprah paige paloma pamela paola
    parisa patience patrice patricia patsy patti paula pauline pearl peggy penelope penny petra philippa phoebe
    phyllis pilar polina polly pooja portia prisca priscilla priti priya priyanka queenie rachael rachel rahel
    raisa ramona rania raquel rebecca reem regina reina renata rene renee reyhaneh rhoda rhonda rima rita roberta
    robin rocio rola romina rosa rosalie rosalind rosalyn rosamund rosanna rose roseanne rosemarie rosemary rosie
    rowena roxanne ruby ruth sabina sabine sabrina sadie sahar sakura sally salma samantha samia samira sandra
    sanna sara sarah saskia savannah scarlett selena selma shakira shannon sharon sheila shelly sherry shirin
    shirley sigrid sigurlaug silke silvana silvia simone sina siobhan sofia solveig sonia sonja sonya sophia
    sophie soraya stacey stacy stella stephanie stormy sue suella sumaya sunita susan susana susanna susanne
    sushma susie suzanne suzy svetlana swati sybil sylvia sylvie tabitha tamar tamara tammy tania tanya tara
    tatiana tatyana taylor teresa tess tessa thelma theresa therese thuli tiffany tilda tina tracey trudy tulsi
    tzipi ulla ulrike uma ursula usha valentina valerie vanessa vera verena veronica veronika vesna victoria
    vigdis viktoria viola violet violeta virginia vivian viviana vivien vivienne wanda wangari wendy whitney
    wilhelmina wilma winifred winnie winona xiomara yael yasmin yasmine yoko yolanda yulia yuliya yumi yuriko
    yvette yvonne zadie zahra zainab zara zeinab zelda zoe zofia zora zsofia zuzana
    """
)

#: Short forms of English names, each with the full one that it stands for.
SHORT: dict[str, str] = pairs(
    """
    abe:abraham al:albert alex:alexander andy:andrew barb:barbara ben:benjamin bernie:bernard bert:albert
    beth:elizabeth betsy:elizabeth betty:elizabeth bill:william billy:william bob:robert bobby:robert brad:bradley
    cathy:catherine charlie:charles chip:charles chris:christopher chuck:charles cindy:cynthia dan:daniel
    danny:daniel dave:david deb:deborah debbie:deborah dick:richard don:donald doug:douglas drew:andrew ed:edward
    eddie:edward fran:frances frank:francis fred:frederick gabe:gabriel gene:eugene geoff:geoffrey greg:gregory
    hal:harold hank:henry harry:henry jack:john jake:jacob jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald
    jim:james jimmy:james joe:joseph joey:joseph johnny:john jon:jonathan josh:joshua judy:judith kate:katherine
    kathy:kathleen katie:katherine ken:kenneth larry:lawrence len:leonard leo:leonard liz:elizabeth lou:louis
    maggie:margaret marty:martin matt:matthew meg:margaret mickey:michael mike:michael mitch:mitchell nate:nathan
    nick:nicholas pam:pamela pat:patrick patty:patricia peggy:margaret pete:peter phil:philip randy:randall
    ray:raymond rich:richard rick:richard rob:robert ron:ronald rudy:rudolph russ:russell sam:samuel sandy:sandra
    stan:stanley steve:steven sue:susan ted:edward terry:terence tim:timothy tom:thomas tommy:thomas tony:anthony
    vicky:victoria vince:vincent walt:walter will:william
    """
)

#: Family names that stand first in Chinese, Korean and Vietnamese names.
FAMILY_FIRST: frozenset[str] = words(
    """
    an bai ban cai cao chan chang chen cheng cheong cho choe choi chou chow chu chun dai deng ding dong du duan
    fan fang feng fu gao geng gong gu guan guo ha han hao he ho hong hou hu hua huang hwang im ji jia jiang jin jo
    jung kang kim ko kong ku kwak kwon lai lam lau le lei leung li liang liao lim lin liu lo long lu luo lyu ma
    mao meng min moon na nam ng nguyen ning oh pan park peng pham phan qian qiao qin qiu ren ri rim ryu seo shao
    shen shi shin sim so sohn son song su suh sun tan tang tao tian tran truong tsai tsang vo vu wan wang wei wen
    wong woo wu xi xia xiang xiao xie xu xue yan yang yao ye yi yim yin yoo yoon you yu yuan yun zeng zhang zhao
    zheng zhong zhou zhu zou
    """
)

#: Small words inside a surname.
PARTICLES: frozenset[str] = words(
    """
    abu af al av aw ben bin bint da das de dei del della den der des di do dos du el ibn la las le los mac of san
    st ten ter und v van vom von y zu zum zur
    """
)

#: Words that begin a surname only where they are written small: "dalla Chiesa", but "Li Na".
SMALL_PARTICLES: frozenset[str] = words("aan abd ap dai dal dalla degli delle dello het lo li op uit ul")
