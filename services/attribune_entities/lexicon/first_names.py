"""Short forms of English first names, and the small words and the order of surnames; all folded."""

from __future__ import annotations

from attribune_entities.lexicon import pairs, words

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
