package gradlab.lesson;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Markdown as lessons use it: formulas and live numbers are taken out before Markdown sees their backslashes, stars and
 * underscores.
 */
public final class LessonMarkdown {

    private LessonMarkdown() {
    }

    /** A formula or a live number within running text. */
    public static final class Live extends CustomNode {

        private final Inline piece;

        private Live(Inline piece) {
            this.piece = piece;
        }

        public Inline piece() {
            return piece;
        }
    }

    /** The document of a text, with the lines of its blocks. */
    public static Node parse(String text) {
        return Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .customInlineContentParserFactory(new LiveParser()).build().parse(text);
    }

    private static final class LiveParser implements InlineContentParserFactory, InlineContentParser {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '{');
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            Position start = scanner.position();
            for (int length = 0; length < Inline.LONGEST + 4 && scanner.hasNext(); length++) {
                scanner.next();
            }
            String rest = scanner.getSource(start, scanner.position()).getContent();
            scanner.setPosition(start);
            Matcher matcher = Inline.PIECES.matcher(rest);
            if (!matcher.lookingAt()) {
                return ParsedInline.none();
            }
            List<Inline> pieces = Inline.split(matcher.group());
            if (pieces.size() != 1 || pieces.getFirst() instanceof Inline.Words) {
                return ParsedInline.none();
            }
            for (int i = 0; i < matcher.end(); i++) {
                scanner.next();
            }
            return ParsedInline.of(new Live(pieces.getFirst()), scanner.position());
        }
    }
}
