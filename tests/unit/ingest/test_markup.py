"""Text out of LaTeX and out of tags."""

import pytest

from ingest.markup import strip_latex
from ingest.small_figures import flatten_figures
from ingest.tags import strip_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Schr{\"o}dinger, {\'E}cole, \v{C}ech, {\L}ukasz", "Schrödinger, École, Čech, Łukasz"),
        (r"B\' ela, \'\i, Gr\'{e}goire", "Béla, í, Grégoire"),
        ("100% of Q&A in C# and {F}#", "100% of Q&A in C# and F#"),
        (r"$\lambda$-stable {\em deep} nets in $O(n^2)$", "λ-stable deep nets in O(n^2)"),
        ("H$_2$O, $^{18}$F, Ca$^{2+}$ and $x_2$", "H₂O, ¹⁸F, Ca²⁺ and x_2"),
        (
            "2$^{10}$ trees of 10$^6$ for O(10$^3$) at 10$^{-3}$",
            "2¹⁰ trees of 10⁶ for O(10³) at 10⁻³",
        ),
        ("log$_2$10 for $5 and more", "log₂10 for $5 and more"),
        ("it costs $5 only {Big}", "it costs $5 only Big"),
        (r"R\&D for \$5", "R&D for $5"),
        ("``Quoted'' words~here", "“Quoted” words here"),
        ("plain\n  text", "plain text"),
        (r"\unknown{kept} {", "kept"),
        (r"{\TeX}, \BibTeX{} and \ours: {\small a} \xspace tool", "TeX, BibTeX and ours: a tool"),
        (r"\href{https://fog.example}{Fog} \textgreater{} 10\textsuperscript{6}", "Fog > 10⁶"),
        (r"\mbox{CO}\textsubscript{2} at $\left(x\right)$", "CO₂ at (x)"),
        (r"\href, $\sqrt and \textcolor{red}", r"\href, $\sqrt and \textcolorred"),
        (r"\begin{" * 400, r"\begin" * 400),
        (r"Fog at sea:\\A survey \today", "Fog at sea: A survey today"),
        (r"Arnol{\cprime}d, Arnol\cprime d, \Dbar or{\dbar}e", "Arnol'd, Arnol'd, Đorđe"),
        (r"\leavevmode\hbox{Sz}abo, fog\textunderscore sea", "Szabo, fog_sea"),
    ],
)
def test_latex(text, expected):
    assert strip_latex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>E. coli</i> &amp; H<sub>2</sub>O", "E. coli & H₂O"),
        (
            "10<sup>6</sup> in 10<jats:sup>\N{MINUS SIGN}3</jats:sup> s, the 5<sup>th</sup>",
            "10⁶ in 10⁻³ s, the 5th",
        ),
        ('<SUP class="x"> 2 </SUP>H, C<inf>60</inf>, fog<sup>†</sup>', "²H, C₆₀, fog†"),
        (
            "<mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>6</mml:mn></mml:msup></mml:math> rays",
            "10⁶ rays",
        ),
        (
            "<math><msup><mi>s</mi><mrow><mo>-</mo><mn>1</mn></mrow></msup></math> fog",
            "s⁻¹ fog",
        ),
        (
            "<msup><mi>a</mi><mrow><mi>n</mi><mn>2</mn></mrow></msup> and <m>3",
            "an2 and <m>3",
        ),
        ("Filling the <mask> in masked models", "Filling the <mask> in masked models"),
        ("The <s> token", "The <s> token"),
        ("What do <s> and </s> learn?", "What do <s> and </s> learn?"),
        (
            "of <s>, </s> and <pad>, <S>/</S>, <b> vs. </b>",
            "of <s>, </s> and <pad>, <S>/</S>, <b> vs. </b>",
        ),
        (
            "<i>E. coli</i> <i>and</i> Musca<i> or </i>fog <s>struck</s>",
            "E. coli and Musca or fog struck",
        ),
        ("The <title> tag, the <table> and the <A>", "The <title> tag, the <table> and the <A>"),
        ("a<b>c and </i> alone", "a<b>c and </i> alone"),
        ("One<br>two<p>three<break/>, <MI>x</MI>", "One two three, x"),
        ("Serial&parallel, Explore&regret", "Serial&parallel, Explore&regret"),
        ("Public&sector; R&D; &notit; Q&A", "Public&sector; R&D; &notit; Q&A"),
        ("Caf&eacute; &#8211; &#x2013; &Auml;", "Café – – Ä"),
        ("the &lt;mask&gt; token", "the <mask> token"),
        ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
        ("&lt;i&gt;Drosophila&lt;/i&gt; eyes", "Drosophila eyes"),
        ("AT&amp;amp;T", "AT&T"),
        ("p < 0.05 and a<b", "p < 0.05 and a<b"),
        ("for 1<p≤2, q>3 and i<q and r>s", "for 1<p≤2, q>3 and i<q and r>s"),
        ('<a href="#x" >Fog</a> <br/>at <p class="a">sea</p>', "Fog at sea"),
        (
            "<mml:math><mml:mi>x</mml:mi><mml:annotation>$x$</mml:annotation></mml:math> rays",
            "x rays",
        ),
        ("plain\n  text", "plain text"),
    ],
)
def test_tags(text, expected):
    assert strip_tags(text) == expected


def test_figures_made_plain():
    assert flatten_figures("CO₂ at 10⁻³, Ca²⁺, ½ and x̄") == "CO2 at 10-3, Ca2+, ½ and x̄"
