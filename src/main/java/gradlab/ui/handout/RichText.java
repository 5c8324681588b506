package gradlab.ui.handout;

import gradlab.lesson.Inline;
import gradlab.lesson.LessonMarkdown;
import gradlab.ui.formula.LatexPainter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Code;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markdown of a lesson as paragraphs of pieces. */
final class RichText {

    private static final int INK = 0xff000000;
    /** Pixels per point: what a school printer can show. */
    private static final double SCALE = 4;
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋";
    private static final String PLAIN = "0123456789+−";
    /** Letters that fonts for text seldom have. */
    private static final Map<Character, String> AS_FORMULA = Map.ofEntries(Map.entry('∇', "\\nabla"), Map.entry('‖', "\\|"),
            Map.entry('⊙', "\\odot"), Map.entry('∈', "\\in"), Map.entry('⌈', "\\lceil"), Map.entry('⌉', "\\rceil"), Map.entry('→', "\\to"),
            Map.entry('←', "\\leftarrow"), Map.entry('ᵀ', "^{T}"), Map.entry('ᵢ', "_{i}"), Map.entry('′', "'"), Map.entry('ⱼ', "_{j}"), Map.entry('ₙ', "_{n}"));

    private final LatexPainter painter;
    private final double size;
    private final List<List<Piece>> paragraphs = new ArrayList<>();
    private List<Piece> current = new ArrayList<>();
    private boolean space;

    private RichText(LatexPainter painter, double size) {
        this.painter = painter;
        this.size = size;
    }

    /** @param size of the text in points: formulas are made to fit it */
    static List<List<Piece>> paragraphs(String markdown, LatexPainter painter, double size) {
        RichText text = new RichText(painter, size);
        text.blocks(LessonMarkdown.parse(markdown));
        text.endParagraph();
        return text.paragraphs;
    }

    /** The paragraphs of one block that has been read. */
    static List<List<Piece>> paragraphs(Node block, LatexPainter painter, double size) {
        RichText text = new RichText(painter, size);
        if (block instanceof Paragraph) {
            text.inline(block, false);
        } else {
            text.blocks(block);
        }
        text.endParagraph();
        return text.paragraphs;
    }

    /** Plain words, all in one paragraph. */
    static List<Piece> words(String text, boolean bold, LatexPainter painter, double size) {
        RichText plain = new RichText(painter, size);
        plain.add(text, bold);
        return plain.current;
    }

    private void blocks(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Paragraph) {
                inline(child, false);
                endParagraph();
            } else if (child instanceof ListItem) {
                add("• ", false);
                blocks(child);
            } else {
                blocks(child);
            }
        }
    }

    private void inline(Node parent, boolean bold) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text text -> add(text.getLiteral(), bold);
                case Code code -> add(code.getLiteral(), bold);
                case SoftLineBreak _ -> space = true;
                case LessonMarkdown.Live live -> live(live.piece(), bold);
                case StrongEmphasis strong -> inline(strong, true);
                default -> inline(child, bold);
            }
        }
    }

    private void live(Inline piece, boolean bold) {
        switch (piece) {
            case Inline.Formula formula -> formula(formula.latex(), formula.display(), bold);
            case Inline.Draggable number -> add(String.valueOf(number.handle().start()), bold);
            case Inline.Computed computed -> add(computed.expression(), bold);
            case Inline.Words words -> add(words.text(), bold);
        }
    }

    private void formula(String latex, boolean display, boolean bold) {
        if (display) {
            endParagraph();
        }
        picture(latex, display).ifPresentOrElse(picture -> {
            current.add(picture);
            space = false;
        }, () -> add(latex, bold));
        if (display) {
            endParagraph();
        }
    }

    private Optional<Piece.Picture> picture(String latex, boolean display) {
        if (!(painter.paint(latex, display, size, INK, SCALE) instanceof LatexPainter.Picture painted)) {
            return Optional.empty();
        }
        return Optional.of(new Piece.Picture(painted.image(), painted.image().getWidth() / SCALE, painted.image().getHeight() / SCALE,
                painted.depth() / SCALE, space));
    }

    private void add(String text, boolean bold) {
        StringBuilder word = new StringBuilder();
        int level = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int here = RAISED.indexOf(letter) >= 0 ? 1 : LOWERED.indexOf(letter) >= 0 ? -1 : 0;
            if (here != level || letter == ' ' || letter == '\n' || AS_FORMULA.containsKey(letter)) {
                endWord(word, bold, level);
            }
            level = here;
            if (letter == ' ' || letter == '\n') {
                space = true;
            } else if (AS_FORMULA.containsKey(letter)) {
                picture(AS_FORMULA.get(letter), false).ifPresent(current::add);
                space = false;
            } else {
                word.append(here == 0 ? letter : PLAIN.charAt((here > 0 ? RAISED : LOWERED).indexOf(letter)));
            }
        }
        endWord(word, bold, level);
    }

    private void endWord(StringBuilder word, boolean bold, int level) {
        if (!word.isEmpty()) {
            current.add(new Piece.Word(word.toString(), bold, level, space));
            space = false;
            word.setLength(0);
        }
    }

    private void endParagraph() {
        if (!current.isEmpty()) {
            paragraphs.add(current);
            current = new ArrayList<>();
        }
        space = false;
    }
}
