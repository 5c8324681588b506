package gradlab.lesson;

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
        final String inBrackets;
        final List<Step.Option> options = new ArrayList<>();
        Source value;
        String hint = "";

        private Field(int line, Source key, String inBrackets, Source value) {
            this.line = line;
            this.key = key;
            this.inBrackets = inBrackets;
            this.value = value;
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
        Fields result = new Fields();
        for (int number = from; number <= to; number++) {
            String line = text.line(number);
            String stripped = line.strip();
            Field last = result.fields.isEmpty() ? null : result.fields.getLast();
            if (stripped.isEmpty()) {
                continue;
            }
            if (stripped.matches("- \\[[ xXхХ]].*") && last != null) {
                boolean right = stripped.charAt(3) != ' ';
                last.options.add(new Step.Option(stripped.substring(5).strip(), right, ""));
            } else if (stripped.startsWith(">") && last != null && !last.options.isEmpty()) {
                Step.Option option = last.options.removeLast();
                String feedback = (option.feedback() + " " + stripped.substring(1).strip()).strip();
                last.options.add(new Step.Option(option.text(), option.right(), feedback));
            } else if (stripped.startsWith("?") && last != null) {
                last.hint = (last.hint + " " + stripped.substring(1).strip()).strip();
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
        boolean isKey = colon > 0 && head.matches("\\s*[\\p{L}_-]+(\\s[\\p{L}_-]+)?\\s*(\\([^)]*\\))?\\s*") && (!freeStart || isQuizKey(head));
        if (isKey) {
            int open = head.indexOf('(');
            int end = open < 0 ? colon : open;
            String inBrackets = open < 0 ? "" : head.substring(open + 1, head.lastIndexOf(')')).strip();
            fields.add(new Field(number, text.source(number, 0, end), inBrackets, text.source(number, colon + 1, line.length())));
        } else if (freeStart && (last == null || last.key.text().isEmpty() && last.options.isEmpty())) {
            if (last == null) {
                fields.add(new Field(number, text.source(number, 0, 0), "", text.source(number, 0, line.length())));
            } else {
                last.continueWith(line.strip());
            }
        } else {
            text.problem(text.source(number, 0, line.length()).place(), "U017", line.strip());
        }
    }

    private static boolean isQuizKey(String head) {
        return gradlab.catalogue.Spelling.fold(head).matches("ответ|answer|порядок|order");
    }
}
