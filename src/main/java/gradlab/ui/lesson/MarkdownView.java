package gradlab.ui.lesson;

import gradlab.lesson.LessonMarkdown;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Turns blocks of Markdown into nodes of the window. */
final class MarkdownView {

    private final InlineFlow inline;

    MarkdownView(Page page) {
        this.inline = new InlineFlow(page);
    }

    /** A text of its own, such as a question or an explanation. */
    VBox text(String markdown) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-text");
        for (Node block : children(LessonMarkdown.parse(markdown))) {
            box.getChildren().addAll(block(block));
        }
        return box;
    }

    /** The nodes of one block, from top to bottom. */
    List<javafx.scene.Node> block(Node block) {
        return switch (block) {
            case Heading heading -> {
                List<javafx.scene.Node> flows = inline.of(heading);
                flows.forEach(flow -> flow.getStyleClass().addAll("lesson-heading", "lesson-heading-" + Math.min(4, heading.getLevel())));
                yield flows;
            }
            case Paragraph paragraph -> inline.of(paragraph);
            case BulletList list -> List.of(list(list, "•", 0));
            case OrderedList list -> List.of(list(list, "", list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber()));
            case BlockQuote quote -> List.of(inside(quote, "lesson-quote"));
            case FencedCodeBlock code -> List.of(code(code.getLiteral()));
            case IndentedCodeBlock code -> List.of(code(code.getLiteral()));
            case HtmlBlock html -> List.of(code(html.getLiteral()));
            case ThematicBreak _ -> {
                Region line = new Region();
                line.getStyleClass().add("lesson-rule");
                yield List.of(line);
            }
            default -> inline.of(block);
        };
    }

    private VBox inside(Node parent, String styleClass) {
        VBox box = new VBox();
        box.getStyleClass().add(styleClass);
        for (Node child : children(parent)) {
            box.getChildren().addAll(block(child));
        }
        return box;
    }

    private VBox list(Node list, String bullet, int first) {
        VBox box = new VBox();
        box.getStyleClass().add("lesson-list");
        int number = first;
        for (Node item : children(list)) {
            Label mark = new Label(bullet.isEmpty() ? number + "." : bullet);
            mark.getStyleClass().add("lesson-list-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = inside(item, "lesson-list-item");
            HBox.setHgrow(content, Priority.ALWAYS);
            content.setMinWidth(0);
            HBox row = new HBox(mark, content);
            row.setAlignment(Pos.TOP_LEFT);
            row.getStyleClass().add("lesson-list-row");
            box.getChildren().add(row);
            number++;
        }
        return box;
    }

    private static Label code(String literal) {
        Label code = new Label(literal.stripTrailing());
        code.getStyleClass().add("lesson-code-block");
        code.setWrapText(true);
        code.setMaxWidth(Double.MAX_VALUE);
        return code;
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
