package gradlab.ui.lesson;

import gradlab.lesson.Glossary;
import gradlab.lesson.Glossary.Term;
import gradlab.lesson.Inline;
import gradlab.lesson.LessonMarkdown;
import gradlab.ui.widget.Draggable;
import gradlab.ui.widget.LiveNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/**
 * Running text with formulas and live numbers in it. What touches a formula without a space stays on its line: no line
 * begins with a comma.
 */
final class InlineFlow {

    private final Page page;

    InlineFlow(Page page) {
        this.page = page;
    }

    /** A piece on its way into a flow. */
    private sealed interface Piece {
    }

    private record Run(String text, Set<String> styles, Optional<Term> term) implements Piece {
        Run(String text, Set<String> styles) {
            this(text, styles, Optional.empty());
        }
    }

    private record Embedded(javafx.scene.Node node) implements Piece {
    }

    /** Stands on a line of its own. */
    private record Standing(javafx.scene.Node node) implements Piece {
    }

    /** The inline content of a block: flows of text, between them what stands on lines of its own. */
    List<javafx.scene.Node> of(Node block) {
        List<Piece> pieces = new ArrayList<>();
        collect(block, Set.of(), pieces);
        List<javafx.scene.Node> nodes = new ArrayList<>();
        List<Piece> line = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Standing standing) {
                addFlow(line, nodes);
                nodes.add(standing.node());
                line = new ArrayList<>();
            } else {
                line.add(piece);
            }
        }
        addFlow(line, nodes);
        return nodes;
    }

    /** Takes the text apart where it first speaks of a term of the lesson; the first place on the whole page is underlined. */
    private void addWords(String text, Set<String> styles, List<Piece> pieces) {
        Set<Term> named = pieces.stream().filter(Run.class::isInstance).flatMap(piece -> ((Run) piece).term().stream()).collect(Collectors.toSet());
        int from = 0;
        for (Glossary.Mention mention : Glossary.mentions(text, page.terms().stream().filter(term -> !named.contains(term)).toList())) {
            pieces.add(new Run(text.substring(from, mention.from()), styles));
            Set<String> marked = with(styles, page.introduces(mention.term()) ? "lesson-term-first" : "lesson-term");
            pieces.add(new Run(text.substring(mention.from(), mention.to()), marked, Optional.of(mention.term())));
            from = mention.to();
        }
        pieces.add(new Run(text.substring(from), styles));
    }

    private void collect(Node parent, Set<String> styles, List<Piece> pieces) {
        for (Node child : MarkdownView.children(parent)) {
            switch (child) {
                case org.commonmark.node.Text text -> addWords(text.getLiteral(), styles, pieces);
                case SoftLineBreak _ -> pieces.add(new Run(" ", styles));
                case HardLineBreak _ -> pieces.add(new Run("\n", styles));
                case Emphasis emphasis -> collect(emphasis, with(styles, "lesson-emphasis"), pieces);
                case StrongEmphasis strong -> collect(strong, with(styles, "lesson-strong"), pieces);
                case Code code -> pieces.add(new Run(code.getLiteral(), with(styles, "lesson-code")));
                case HtmlInline html -> pieces.add(new Run(html.getLiteral(), styles));
                case Link link -> {
                    collect(link, styles, pieces);
                    if (!textOf(link).equals(link.getDestination())) {
                        pieces.add(new Run(" (" + link.getDestination() + ")", with(styles, "lesson-address")));
                    }
                    LinkButton.to(link.getDestination(), page.words(), page.model().browser()).ifPresent(button -> pieces.add(new Embedded(button)));
                }
                case Image image -> pieces.add(new Standing(new PictureView(page, image.getDestination(), textOf(image))));
                case LessonMarkdown.Live live -> pieces.add(live(live.piece()));
                default -> collect(child, styles, pieces);
            }
        }
    }

    private Piece live(Inline piece) {
        return switch (piece) {
            case Inline.Formula formula when formula.display() -> new Standing(new FormulaView(page, formula.latex(), true));
            case Inline.Formula formula -> new Embedded(new FormulaView(page, formula.latex(), false));
            case Inline.Draggable number -> new Embedded(new LiveNumber(page, Draggable.in(page.scope(), number.handle())));
            case Inline.Computed number -> new Embedded(new ComputedNumber(page, number.expression()));
            case Inline.Words words -> new Run(words.text(), Set.of());
        };
    }

    private static void addFlow(List<Piece> pieces, List<javafx.scene.Node> nodes) {
        List<javafx.scene.Node> children = glued(pieces);
        boolean blank = children.stream().allMatch(child -> child instanceof Text text && text.getText().isBlank());
        if (!blank) {
            TextFlow flow = new TextFlow(children.toArray(javafx.scene.Node[]::new));
            flow.getStyleClass().add("lesson-flow");
            nodes.add(flow);
        }
    }

    private static List<javafx.scene.Node> glued(List<Piece> pieces) {
        List<javafx.scene.Node> result = new ArrayList<>();
        List<javafx.scene.Node> group = new ArrayList<>();
        boolean open = false;
        for (Piece piece : pieces) {
            if (piece instanceof Embedded embedded) {
                if (!open && !result.isEmpty() && result.getLast() instanceof Text before) {
                    takeTail(before, result, group);
                }
                group.add(embedded.node());
                open = true;
            } else if (piece instanceof Run run) {
                int end = open ? firstSpace(run.text()) : 0;
                if (end > 0) {
                    group.add(text(run, 0, end));
                }
                if (end < run.text().length()) {
                    close(group, result);
                    open = false;
                    result.add(text(run, end, run.text().length()));
                }
            }
        }
        close(group, result);
        return result;
    }

    /** Moves the end of the text before a formula, as far as there is no space, into the formula's group. */
    private static void takeTail(Text before, List<javafx.scene.Node> result, List<javafx.scene.Node> group) {
        String words = before.getText();
        int from = words.length();
        while (from > 0 && !Character.isWhitespace(words.charAt(from - 1))) {
            from--;
        }
        if (from == words.length()) {
            return;
        }
        Optional<Term> term = before.getUserData() instanceof Term known ? Optional.of(known) : Optional.empty();
        group.add(text(new Run(words.substring(from), Set.copyOf(before.getStyleClass()), term), 0, words.length() - from));
        before.setText(words.substring(0, from));
        if (from == 0) {
            result.removeLast();
        }
    }

    private static void close(List<javafx.scene.Node> group, List<javafx.scene.Node> result) {
        if (group.size() == 1) {
            result.add(group.getFirst());
        } else if (group.size() > 1) {
            result.add(new InlineGroup(group));
        }
        group.clear();
    }

    private static int firstSpace(String text) {
        int at = 0;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Text text(Run run, int from, int to) {
        Text text = new Text(run.text().substring(from, to));
        text.getStyleClass().add("lesson-words");
        run.styles().stream().filter(style -> !style.equals("lesson-words")).forEach(text.getStyleClass()::add);
        run.term().ifPresent(term -> {
            text.setUserData(term);
            TermNote.on(text, term);
        });
        return text;
    }

    private static Set<String> with(Set<String> styles, String style) {
        Set<String> more = new LinkedHashSet<>(styles);
        more.add(style);
        return more;
    }

    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        for (Node child : MarkdownView.children(node)) {
            text.append(child instanceof org.commonmark.node.Text words ? words.getLiteral() : textOf(child));
        }
        return text.toString();
    }
}
