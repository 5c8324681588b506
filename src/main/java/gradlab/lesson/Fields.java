package gradlab.lesson;

import gradlab.catalogue.Nearest;
import gradlab.experiment.Notation.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code key: value} lines of a block with what belongs to each: options {@code - [x]}, feedback {@code > …} under an
 * option, a hint {@code ? …}, and values continued on lines that start with two spaces.
 */
final class Fields {

    /** One key with its value; {@code inBrackets} is what stands in {@code ключ (…):}, or empty. */
    static final class Field {
        final int line;
        final Source key;
        final Source inBrackets;
        final List<Step.Option> options = new ArrayList<>();
        /** What an option does and claims, lines {@code + …} and {@code ! …}; as many lists as options. */
        final List<List<Source>> deeds = new ArrayList<>();
        private int firstOption;
        Source value;
        String hint = "";

        private Field(int line, Source key, Source inBrackets, Source value) {
            this.line = line;
            this.key = key;
            this.inBrackets = inBrackets;
            this.value = value;
        }

        /** Line of the first option. */
        int firstOption() {
            return firstOption;
        }

        private void addOption(int at, String written) {
            firstOption = options.isEmpty() ? at : firstOption;
            options.add(new Step.Option(written.substring(5).strip(), written.charAt(3) != ' ', ""));
            deeds.add(new ArrayList<>());
        }

        /** More feedback, or where none has begun, more of the option. */
        private void continueOption(String more, boolean asFeedback) {
            Step.Option option = options.removeLast();
            boolean feedback = asFeedback || !option.feedback().isEmpty();
            options.add(new Step.Option(feedback ? option.text() : option.text() + " " + more, option.right(),
                    feedback ? (option.feedback() + " " + more).strip() : ""));
        }

        private void continueWith(String more) {
            value = new Source((value.text() + " " + more).strip(), value.place(), value.folder(), value.decimalComma());
        }
    }

    private final List<Field> fields = new ArrayList<>();

    private Fields() {
    }

    List<Field> all() {
        return fields;
    }

    /**
     * Reads lines {@code from..to} of a block.
     *
     * @param freeStart true if the block may begin with plain text (a question): it becomes a field with an empty key
     */
    static Fields read(LessonText text, int from, int to, boolean freeStart) {
        return read(text, from, to, freeStart, false);
    }

    /**
     * The same.
     *
     * @param deeds true if options may have lines {@code + key: value} and {@code ! claim} of their own (treatments)
     */
    static Fields read(LessonText text, int from, int to, boolean freeStart, boolean deeds) {
        Fields result = new Fields();
        for (int number = from; number <= to; number++) {
            String line = text.line(number);
            String stripped = line.strip();
            Field last = result.fields.isEmpty() ? null : result.fields.getLast();
            if (stripped.isEmpty()) {
                continue;
            }
            boolean option = stripped.matches("- \\[[ xXхХ]].*");
            if (option && last == null && freeStart) {
                last = new Field(number, text.source(number, 0, 0), text.source(number, 0, 0), text.source(number, 0, 0));
                result.fields.add(last);
            }
            if (option && last != null) {
                last.addOption(number, stripped);
            } else if (deeds && stripped.matches("[+!].*") && last != null && !last.options.isEmpty()) {
                last.deeds.getLast().add(text.source(number, line.indexOf(stripped.charAt(0)), line.length()));
            } else if (stripped.startsWith(">") && last != null && !last.options.isEmpty()) {
                last.continueOption(stripped.substring(1).strip(), true);
            } else if (freeStart && stripped.startsWith("?") && last != null) {
                last.hint = (last.hint + " " + stripped.substring(1).strip()).strip();
            } else if (line.startsWith("  ") && last != null && !last.options.isEmpty()) {
                last.continueOption(stripped, false);
            } else if (line.startsWith("  ") && last != null) {
                last.continueWith(stripped);
            } else {
                result.addLine(text, number, line, last, freeStart);
            }
        }
        return result;
    }

    private void addLine(LessonText text, int number, String line, Field last, boolean freeStart) {
        int colon = line.indexOf(':');
        String head = colon < 0 ? "" : line.substring(0, colon);
        boolean isKey = colon > 0 && head.matches("\\s*[\\p{L}_-]+(\\s+[\\p{L}_-]+)?\\s*(\\([^)]*\\))?\\s*") && (!freeStart || isLikeQuizKey(head));
        if (isKey) {
            int open = head.indexOf('(');
            int end = open < 0 ? colon : open;
            Source inBrackets = open < 0 ? text.source(number, 0, 0) : text.source(number, open + 1, head.lastIndexOf(')'));
            fields.add(new Field(number, text.source(number, 0, end), inBrackets, text.source(number, colon + 1, line.length())));
        } else if (freeStart && (last == null || last.key.text().isEmpty() && last.options.isEmpty())) {
            if (last == null) {
                fields.add(new Field(number, text.source(number, 0, 0), text.source(number, 0, 0), text.source(number, 0, line.length())));
            } else {
                last.continueWith(line.strip());
            }
        } else {
            text.problem(text.source(number, 0, line.length()).place(), "U017", line.strip());
        }
    }

    /** A misspelt key is a key: within the question's text it would vanish. */
    private static boolean isLikeQuizKey(String head) {
        return Nearest.to(head, QuestionReader.KEYS).isPresent();
    }
}
