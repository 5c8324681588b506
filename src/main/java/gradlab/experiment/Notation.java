package gradlab.experiment;

import gradlab.catalogue.Amount;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Named;
import gradlab.catalogue.Offer;
import gradlab.catalogue.Place;
import gradlab.catalogue.Range;
import gradlab.catalogue.Spelling;
import gradlab.data.PointList;
import gradlab.surface.PlaneFormula;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one text form of everything that can be chosen: {@code name} or {@code name(parameter=value, …)}, in Russian or
 * English. Reading back what was written gives an equal value.
 */
public final class Notation {

    /** The most digits that a double has, and some. */
    private static final int LONGEST_NUMBER = 1100;
    private static final Pattern NUMBER = Pattern.compile("[+\\-−]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    /** More than there are members in any catalogue that can be added up. */
    private static final int MOST_IN_SUM = 100;
    /** The start of {@code //machine/share/file}; nothing in the group for device names such as {@code //./pipe/x}. */
    private static final Pattern SHARE = Pattern.compile("\\s*//((?![.?]/)[^/]+/[^/]+(?=/|$)|)");

    private Notation() {
    }

    /**
     * A piece of text to read.
     *
     * @param place where it starts, for messages
     * @param folder what relative file names are relative to
     * @param decimalComma true in lessons: a comma separates only when a space follows, otherwise it may be decimal
     * @param own true in what this lab wrote for itself: only then may it name files on other machines
     */
    public record Source(String text, Place place, Path folder, boolean decimalComma, boolean own) {
        /** Something written by whomever. */
        public Source(String text, Place place, Path folder, boolean decimalComma) {
            this(text, place, folder, decimalComma, false);
        }

        public Source part(int from, int to) {
            int start = from;
            int end = to;
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return new Source(text.substring(start, end), place.atColumn(place.column() + start), folder, decimalComma, own);
        }

        public BadInput problem(String key, Object... args) {
            return BadInput.at(place, key, args);
        }
    }

    /** Reads one member of a catalogue. */
    public static <T> T read(Catalogue<T> catalogue, Source source) {
        Source text = source.part(0, source.text().length());
        List<Source> product = split(text, text.text().indexOf('×') >= 0 ? '×' : '*');
        Source scaled = product.getFirst();
        Source factor = product.size() == 2 ? product.getLast() : null;
        if (product.size() > 2) {
            throw text.problem("notation.unclosed", text.text());
        }
        int open = scaled.text().indexOf('(');
        if (open == 0) {
            throw text.problem("notation.unclosed", text.text());
        }
        Source name = open < 0 ? scaled : scaled.part(0, open);
        Entry<T> entry = catalogue.find(name.text())
                .orElseThrow(() -> Slips.inName(catalogue, scaled).orElseGet(() -> new BadInput(List.of(Misspelt.member(catalogue, name)))));
        List<Object> values = new ArrayList<>(entry.valuesOf(entry.standard()));
        if (open >= 0) {
            if (!scaled.text().endsWith(")")) {
                throw scaled.problem("notation.unclosed", scaled.text());
            }
            readArguments(entry, name.text(), scaled.part(open + 1, scaled.text().length() - 1), values);
        }
        if (factor != null) {
            Source by = factor;
            Parameter scale = entry.parameter("scale").orElseThrow(() -> by.problem("notation.no-scale", name.text()));
            values.set(entry.parameters().indexOf(scale), readValue(scale, factor));
        }
        return entry.make(values);
    }

    /** Reads members joined by {@code +}. */
    public static <T> List<T> readSum(Catalogue<T> catalogue, Source source) {
        List<Source> parts = split(source, '+');
        if (parts.size() > MOST_IN_SUM) {
            throw source.problem("notation.sum", parts.size(), MOST_IN_SUM);
        }
        return parts.stream().map(part -> read(catalogue, part)).toList();
    }

    /** Splits at a separator outside brackets and quotes. */
    public static List<Source> split(Source source, char separator) {
        List<Source> parts = new ArrayList<>();
        String text = source.text();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0 && !quoted && !isDecimalComma(source, i)) {
                parts.add(source.part(from, i));
                from = i + 1;
            }
        }
        parts.add(source.part(from, text.length()));
        return parts;
    }

    /** A decimal number; the whole text must be one. */
    public static double readNumber(Source source) {
        String text = source.decimalComma() ? source.text().replace(',', '.') : source.text();
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            throw Slips.inNumber(source);
        }
        double value = Double.parseDouble(text.replace('−', '-'));
        if (!Double.isFinite(value)) {
            throw source.problem("notation.number", source.text());
        }
        return value == 0 ? 0 : value;
    }

    /** A whole number between the bounds; large ones keep every digit. */
    public static long readWhole(Source source, long least, long greatest) {
        try {
            readNumber(source);
        } catch (BadInput bad) {
            throw !bad.problems().getFirst().key().equals("notation.number") ? bad
                    : NUMBER.matcher(source.text()).matches() ? outside(source, least, greatest) : source.problem("notation.digits", source.text());
        }
        String digits = source.text().replace('−', '-');
        try {
            long value = new BigDecimal(source.decimalComma() ? digits.replace(',', '.') : digits).longValueExact();
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // A fraction, an exponent that no number has, or more digits than any whole number here may have: the same mistake as out of bounds.
        }
        throw outside(source, least, greatest);
    }

    private static BadInput outside(Source source, long least, long greatest) {
        return greatest == Long.MAX_VALUE ? source.problem("notation.integer", source.text())
                : source.problem("notation.whole", source.text(), new Amount(least), new Amount(greatest));
    }

    public static boolean readYes(Source source) {
        return switch (Spelling.fold(source.text())) {
            case "yes", "true", "да", "1" -> true;
            case "no", "false", "нет", "0" -> false;
            default -> throw source.problem("notation.yes-no", source.text());
        };
    }

    /** The complete form with every parameter: what files hold. */
    public static <T> String write(Catalogue<T> catalogue, T member, Locale locale) {
        Entry<T> entry = catalogue.entryOf(member);
        return written(entry, entry.parameters(), member, locale);
    }

    /** The short form with the parameters that differ from their defaults: what labels hold. */
    public static <T> String brief(Catalogue<T> catalogue, T member, Locale locale) {
        Entry<T> entry = catalogue.entryOf(member);
        List<Parameter> changed = entry.parameters().stream()
                .filter(parameter -> !parameter.of(member).equals(parameter.standard())).toList();
        return written(entry, changed, member, locale);
    }

    public static <T> String writeSum(Catalogue<T> catalogue, List<T> members, Locale locale) {
        return members.stream().map(member -> write(catalogue, member, locale)).collect(Collectors.joining(" + "));
    }

    public static <T> String briefSum(Catalogue<T> catalogue, List<T> members, Locale locale) {
        return members.stream().map(member -> brief(catalogue, member, locale)).collect(Collectors.joining(" + "));
    }

    /** The shortest text that reads back as the same number. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value).replace('E', 'e');
        return text.replace(".0e", "e");
    }

    /** A measured number in a report, with so many digits that count; signs for what is no number. */
    public static String told(double value, int digits) {
        return Double.isNaN(value) ? "—" : Double.isInfinite(value) ? value > 0 ? "∞" : "−∞" : String.format(Locale.ROOT, "%." + digits + "g", value);
    }

    private static <T> String written(Entry<T> entry, List<Parameter> parameters, T member, Locale locale) {
        if (parameters.isEmpty()) {
            return entry.spelling().in(locale);
        }
        return parameters.stream()
                .map(p -> p.spelling().in(locale) + "=" + writtenValue(p.of(member), locale))
                .collect(Collectors.joining(", ", entry.spelling().in(locale) + "(", ")"));
    }

    /** The value of a parameter. */
    static String writtenValue(Object value, Locale locale) {
        return switch (value) {
            case Double number -> number(number);
            case Boolean yes -> locale.getLanguage().equals("ru") ? (yes ? "да" : "нет") : (yes ? "yes" : "no");
            case Enum<?> choice -> spellingOf(choice).in(locale);
            case Path path -> quotedIfNeeded(path.toString().replace('\\', '/'));
            case String text -> quotedIfNeeded(text);
            case PointList points -> quotedIfNeeded(points.toString());
            case ExperimentSpec run -> ExperimentFile.inBrackets(run, locale);
            case PlaneFormula formula -> quotedIfNeeded(formula.toString());
            default -> value.toString();
        };
    }

    private static String quotedIfNeeded(String text) {
        return text.isEmpty() || text.matches(".*[\\s,()=+×*\"].*") ? '"' + text.replace("\"", "") + '"' : text;
    }

    /** @param written the member as it was written, for messages */
    private static <T> void readArguments(Entry<T> entry, String written, Source inside, List<Object> values) {
        if (inside.text().isEmpty()) {
            return;
        }
        if (entry.parameters().isEmpty()) {
            throw inside.problem("notation.no-parameters", written);
        }
        List<Parameter> given = new ArrayList<>();
        int position = 0;
        List<Source> arguments = split(inside, ',');
        for (Source argument : arguments) {
            Slips.decimalComma(inside, arguments, position).ifPresent(slip -> {
                throw slip;
            });
            int equals = argument.text().startsWith("\"") ? -1 : argument.text().indexOf('=');
            Parameter parameter;
            Source value;
            Object named;
            if (equals < 0) {
                Slips.inArgument(entry, argument).ifPresent(slip -> {
                    throw slip;
                });
                if (position >= entry.parameters().size()) {
                    throw argument.problem("notation.too-many", written, new Offer.Choice(entry.parameters().stream().map(Offer::of).toList()));
                }
                parameter = entry.parameters().get(position);
                named = new Offer.Word(parameter.spelling());
                value = argument;
            } else {
                Source name = argument.part(0, equals);
                parameter = entry.parameter(name.text()).orElseThrow(() -> new BadInput(List.of(Misspelt.parameter(entry, name, written))));
                named = name.text();
                value = argument.part(equals + 1, argument.text().length());
            }
            position++;
            if (given.contains(parameter)) {
                throw argument.problem("notation.twice", named, meaning(parameter, named));
            }
            given.add(parameter);
            values.set(entry.parameters().indexOf(parameter), readValue(parameter, value, named));
        }
    }

    private static Object meaning(Parameter parameter, Object named) {
        return named instanceof String word ? new Offer.Meaning(Offer.of(parameter), word) : new Offer.Meant(Offer.of(parameter));
    }

    /** A value of a parameter, as {@code Entry.with} wants it. */
    static Object readValue(Parameter parameter, Source source) {
        return readValue(parameter, source, new Offer.Word(parameter.spelling()));
    }

    /** @param named the parameter as it was written, or its word in the reader's language */
    private static Object readValue(Parameter parameter, Source source, Object named) {
        if (source.text().isEmpty()) {
            throw source.problem("notation.empty", named, meaning(parameter, named));
        }
        Class<?> type = parameter.type();
        if (type == double.class || type == int.class) {
            double value = readNumber(source);
            if (!parameter.admits(value) || type == int.class && value != Math.rint(value)) {
                Amount least = new Amount(parameter.range().map(Range::min).orElse(Double.NEGATIVE_INFINITY));
                Amount greatest = new Amount(parameter.range().map(Range::max).orElse(Double.POSITIVE_INFINITY));
                throw source.problem(type == int.class ? "notation.whole-range" : "notation.range",
                        named, meaning(parameter, named), source.text(), least, greatest);
            }
            return type == int.class ? (Object) (int) value : (Object) value;
        }
        if (type == boolean.class) {
            return readYes(source);
        }
        if (type.isEnum()) {
            return readChoice(type, source);
        }
        if (type == ExperimentSpec.class) {
            return ExperimentFile.readInBrackets(source);
        }
        boolean quoted = source.text().startsWith("\"");
        String text = quoted ? source.text().replace("\"", "") : source.text();
        Place start = source.place().atColumn(source.place().column() + (quoted ? 1 : 0));
        if (type == PointList.class) {
            return PointList.parse(text, start);
        }
        if (type == PlaneFormula.class) {
            return PlaneFormula.parse(text, start);
        }
        return type == Path.class ? resolved(source, text) : text;
    }

    /**
     * Relative to the file that names it; if there is nothing there, relative to where the program was started. An empty
     * name stays empty: no file is chosen yet.
     */
    private static Path resolved(Source source, String name) {
        if (name.isEmpty()) {
            return Path.of("");
        }
        if (!source.own() && isElsewhere(name, source.folder().toString())) {
            throw source.problem("notation.share", name);
        }
        try {
            Path beside = source.folder().resolve(name).toAbsolutePath().normalize();
            Path here = Path.of(name).toAbsolutePath().normalize();
            return !java.nio.file.Files.exists(beside) && java.nio.file.Files.exists(here) ? here : beside;
        } catch (java.nio.file.InvalidPathException e) {
            throw source.problem("notation.path", name);
        }
    }

    /**
     * True for a file on a network share or behind a device name: Windows calls at the other machine, with the user's name, as soon as somebody asks
     * whether such a file exists. The share where the naming file lies itself is no other machine. Alike on every system.
     */
    static boolean isElsewhere(String name, String folder) {
        Matcher share = SHARE.matcher(name.replace('\\', '/'));
        Matcher here = SHARE.matcher(folder.replace('\\', '/'));
        return share.lookingAt() && !(here.lookingAt() && !here.group(1).isEmpty() && here.group(1).equalsIgnoreCase(share.group(1)));
    }

    private static Object readChoice(Class<?> type, Source source) {
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> spellingOf((Enum<?>) choice).matches(source.text())).findFirst()
                .orElseThrow(() -> source.problem("notation.choice", source.text(), new Offer.Choice(Arrays.stream(type.getEnumConstants())
                        .map(choice -> Misspelt.offer((Enum<?>) choice)).toList())));
    }

    static Spelling spellingOf(Enum<?> choice) {
        try {
            Named named = choice.getDeclaringClass().getField(choice.name()).getAnnotation(Named.class);
            return new Spelling(named.en(), named.ru(), List.of(named.also()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sentences about a word nobody knows stand under {@code key}, followed by {@code .mixed}, {@code .near} or {@code .list}. */
    public static BadInput misspelt(Source word, String key, List<String> known, String list) {
        return new BadInput(List.of(Misspelt.about(word, key, known, list)));
    }

    private static boolean isDecimalComma(Source source, int at) {
        String text = source.text();
        return source.decimalComma() && text.charAt(at) == ',' && at > 0 && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    }
}
