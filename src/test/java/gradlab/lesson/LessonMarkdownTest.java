package gradlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonMarkdownTest {

    @ParameterizedTest
    @ValueSource(strings = {"\\|G\\|_F", "a\\,b", "\\{x_1*y*z_2\\}", "a \\\\ b", "<x>", "a_1 + b_1"})
    void markdownLeavesTheSignsOfAFormulaAlone(String latex) {
        assertThat(pieces("Норма $" + latex + "$ мала.")).containsExactly("Норма ", new Inline.Formula(latex, false), " мала.");
    }

    @Test
    void aDisplayFormulaMayStandOnSeveralLines() {
        assertThat(pieces("$$\nx^2\n$$")).containsExactly(new Inline.Formula("\nx^2\n", true));
    }

    @Test
    void aFormulaMayEndWhereALiveNumberBegins() {
        assertThat(pieces("При $z=${{z = 1 | -6..6}} равна {{= tanh'(z)}}.")).containsExactly("При ",
                new Inline.Formula("z=", false), new Inline.Draggable(new Lesson.Handle("z", 1, -6, 6, 0)), " равна ",
                new Inline.Computed("tanh'(z)"), ".");
    }

    @Test
    void anEscapedDollarAndBracesWithoutMeaningStayText() {
        assertThat(pieces("5\\$ и 6\\$ {{нет}} {a}")).containsExactly("5$ и 6$ {{нет}} {a}");
    }

    @Test
    void codeIsNotAFormula() {
        assertThat(pieces("`$x$`")).isEmpty();
    }

    private static List<Object> pieces(String text) {
        List<Object> found = new ArrayList<>();
        LessonMarkdown.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                boolean joins = !found.isEmpty() && found.getLast() instanceof String;
                found.add(joins ? (String) found.removeLast() + words.getLiteral() : words.getLiteral());
            }

            @Override
            public void visit(CustomNode node) {
                found.add(((LessonMarkdown.Live) node).piece());
            }
        });
        return found;
    }
}
