"""Text out of LaTeX and out of tags."""

import pytest

from ingest.markup import strip_latex, strip_tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Schr{\"o}dinger, {\'E}cole, \v{C}ech, {\L}ukasz", "Schrödinger, École, Čech, Łukasz"),
        (r"B\' ela, \'\i, Gr\'{e}goire", "Béla, í, Grégoire"),
        ("100% of Q&A in C# and {F}#", "100% of Q&A in C# and F#"),
        (r"$\lambda$-stable {\em deep} nets in $O(n^2)$", "λ-stable deep nets in O(n^2)"),
        ("H$_2$O, $^{18}$F, Ca$^{2+}$ and $x_2$", "H2O, 18F, Ca2+ and x_2"),
        ("it costs $5 only {Big}", "it costs $5 only Big"),
        (r"R\&D for \$5", "R&D for $5"),
        ("``Quoted'' words~here", "“Quoted” words here"),
        ("plain\n  text", "plain text"),
        (r"\unknown{kept} {", "kept"),
    ],
)
def test_latex(text, expected):
    assert strip_latex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>E. coli</i> &amp; H<sub>2</sub>O", "E. coli & H2O"),
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
