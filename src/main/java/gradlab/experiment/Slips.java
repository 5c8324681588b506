package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.Notation.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people often write instead of the notation, each with a sentence of its own. */
final class Slips {

    private static final Pattern NAME_AND_MORE = Pattern.compile("([\\p{L}\\p{N}-]+)\\s*([^\\p{L}\\p{N}\\s-].*|(?<=\\s).+)");
    private static final Pattern NO_EQUALS = Pattern.compile("([\\p{L}][\\p{L}\\p{N}-]*)\\s*[:\\s]\\s*(\\S.*)");
    private static final Pattern FILE = Pattern.compile("(?iu).*[/\\\\].*|.*\\.(csv|tsv|txt|xlsx?|gz|npz)\"?");

    private Slips() {
    }

    /** The name is unknown: is it a file without brackets, or a known name with its parameters in no brackets? */
    static <T> Optional<BadInput> inName(Catalogue<T> catalogue, Source name) {
        if (FILE.matcher(name.text()).matches() && catalogue.find("file").isPresent()) {
            return Optional.of(name.problem("notation.file", name.text().replace("\"", "")));
        }
        Matcher parts = NAME_AND_MORE.matcher(name.text());
        return parts.matches() && catalogue.find(parts.group(1)).isPresent()
                ? Optional.of(name.part(parts.start(2), parts.end(2)).problem("notation.brackets", parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    /** A parameter and its value with something else than = between them. */
    static Optional<BadInput> inArgument(Entry<?> entry, Source argument) {
        Matcher parts = NO_EQUALS.matcher(argument.text());
        return parts.matches() && entry.parameter(parts.group(1)).isPresent()
                ? Optional.of(argument.problem("notation.equals", argument.text(), parts.group(1), parts.group(2)))
                : Optional.empty();
    }

    /**
     * Half of a number with a decimal comma, which separates here: 0 and 01 of {@code rate=0,01}. Where other commas of the same brackets have
     * spaces after them, this one was meant to be part of a number; a value without a name after a named one was, too.
     */
    static Optional<BadInput> decimalComma(Source inside, List<Source> arguments, int at) {
        if (inside.decimalComma() || at + 1 >= arguments.size()) {
            return Optional.empty();
        }
        Source left = arguments.get(at);
        Source right = arguments.get(at + 1);
        int end = left.place().column() + left.text().length();
        boolean touching = right.place().column() == end + 1;
        boolean named = left.text().matches("[^\"=]+=\\s*[+\\-−]?\\d+");
        boolean digits = (named || left.text().matches("[+\\-−]?\\d+")) && right.text().matches("\\d+([eE][+-]?\\d+)?");
        if (!touching || !digits || !named && !inside.text().matches("(?s).*,\\s.*")) {
            return Optional.empty();
        }
        Source number = named ? left.part(left.text().indexOf('=') + 1, left.text().length()) : left;
        String written = number.text() + "," + right.text();
        return Optional.of(number.problem("notation.comma", written, written.replace(',', '.')));
    }

    /** What is no number, and why not, if that is plain to see. */
    static BadInput inNumber(Source source) {
        String text = source.text();
        if (text.matches("[+\\-−]?\\d+,\\d+([eE][+-]?\\d+)?")) {
            return source.problem("notation.comma", text, text.replace(',', '.'));
        }
        if (text.matches("\\d{1,3}([.,]\\d+)?\\s*%")) {
            double share = Double.parseDouble(text.replaceAll("[%\\s]", "").replace(',', '.')) / 100;
            return source.problem("notation.percent", text, Notation.number(share));
        }
        return source.problem(text.indexOf(';') >= 0 ? "notation.separator" : "notation.number", text);
    }
}
