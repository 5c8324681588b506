package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.data.DataSource;
import gradlab.experiment.Notation.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Experiments as text: {@code key: value} lines, {@code #} comments, in Russian or English. */
public final class ExperimentFile {

    private static final long MAX_BYTES = 1 << 20;

    /** Brackets within brackets: two for every run that another begins after, some for values. */
    private static final int DEEPEST = 2 * StartWeights.Trained.LONGEST_CHAIN + 8;

    /** Whoever mends so many reads the file again anyway. */
    private static final int MOST_PROBLEMS = 50;

    private ExperimentFile() {
    }

    /**
     * @throws BadInput naming every mistake with its line and column
     */
    public static ExperimentSpec read(Path file) {
        return read(file, Map.of());
    }

    /**
     * The file with some keys set anew.
     *
     * @param changes values by key as {@code gradlab run --set} gives them
     */
    public static ExperimentSpec read(Path file, Map<String, String> changes) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return read(textOf(file), file.toString(), folder, changes);
    }

    public static ExperimentSpec read(String text, String name, Path folder, Map<String, String> changes) {
        return read(text, name, folder, changes, false, true);
    }

    /** Reads what this lab wrote for itself: there a file may lie on another machine, for its user chose it. */
    public static ExperimentSpec readOwn(String text, String name, Path folder) {
        return read(text, name, folder, Map.of(), true, true);
    }

    /** Reads what is only to be told: the files it names need not be on this machine. */
    public static ExperimentSpec readToTell(String text, String name, Path folder) {
        return read(text, name, folder, Map.of(), false, false);
    }

    private static ExperimentSpec read(String text, String name, Path folder, Map<String, String> changes, boolean own, boolean looksAtData) {
        List<Problem> problems = new ArrayList<>();
        Map<Key, Source> given = new EnumMap<>(Key.class);
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length && problems.size() < MOST_PROBLEMS; i++) {
            String line = withoutComment(i == 0 ? lines[i].replace("\uFEFF", "") : lines[i]);
            readLine(new Source(line, new Place(name, i + 1, 1), folder, false, own), given, problems);
        }
        changes.forEach((key, value) -> {
            Place place = new Place("--set " + key, 1, 1);
            Map<Key, Source> one = new EnumMap<>(Key.class);
            readLine(new Source(key + ":" + value, place, folder, false), one, problems);
            one.forEach((found, source) -> {
                given.remove(found == Key.SEED ? Key.SEEDS : found == Key.SEEDS ? Key.SEED : found);
                given.put(found, new Source(source.text(), place, folder, false));
            });
        });
        SpecReader.Reading reading = SpecReader.read(given, ExperimentSpec.standard(), new Place(name, 1, 1), looksAtData);
        problems.addAll(reading.problems());
        return new SpecReader.Reading(reading.spec(), problems).orThrow();
    }

    /** The complete specification, every default spelt out; paths relative to {@code folder} where that is possible. */
    public static String write(ExperimentSpec spec, Path folder, Locale locale) {
        return written(portable(spec, folder), locale).stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** One line per key that has a value. */
    private static List<String> written(ExperimentSpec spec, Locale locale) {
        List<String> lines = new ArrayList<>();
        for (Key key : Key.values()) {
            String value = valueOf(key, spec, locale);
            if (!value.isEmpty()) {
                lines.add(key.spelling().in(locale) + ": " + value);
            }
        }
        return lines;
    }

    /** An experiment within the value of another's key: {@code (данные: …; сеть: …)}. */
    static String inBrackets(ExperimentSpec spec, Locale locale) {
        return written(spec, locale).stream().collect(Collectors.joining("; ", "(", ")"));
    }

    /** Reads what {@link #inBrackets} writes. */
    static ExperimentSpec readInBrackets(Source source) {
        if (!source.text().startsWith("(") || !source.text().endsWith(")") || depth(source.text()) > DEEPEST) {
            throw source.problem("notation.unclosed", source.text());
        }
        List<Problem> problems = new ArrayList<>();
        Map<Key, Source> given = new EnumMap<>(Key.class);
        for (Source line : Notation.split(source.part(1, source.text().length() - 1), ';')) {
            readLine(line, given, problems);
        }
        SpecReader.Reading reading = SpecReader.read(given, ExperimentSpec.standard(), source.place());
        problems.addAll(reading.problems());
        return new SpecReader.Reading(reading.spec(), problems).orThrow();
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** The value of one key as the file holds it; empty for {@code seeds} when one seed says it all, and the reverse. */
    public static String valueOf(Key key, ExperimentSpec spec, Locale locale) {
        boolean russian = locale.getLanguage().equals("ru");
        return switch (key) {
            case DATA -> Notation.write(Catalogues.DATA, spec.data(), locale);
            case INPUTS -> Notation.write(Catalogues.SCALING, spec.inputs(), locale);
            case SPLIT -> Notation.number(spec.testShare());
            case NET -> spec.network().sizes();
            case ACTIVATION -> activations(spec, locale);
            case NORM -> Notation.write(Catalogues.NORMALIZATION, spec.normalization(), locale);
            case INIT -> Notation.write(Catalogues.INITIALIZER, spec.initializer(), locale);
            case LOSS -> Notation.write(Catalogues.LOSS, spec.loss(), locale);
            case OPTIMIZER -> Notation.write(Catalogues.OPTIMIZER, spec.optimizer(), locale);
            case SCHEDULE -> Notation.write(Catalogues.SCHEDULE, spec.schedule(), locale);
            case DIRECTIONS -> Notation.write(Catalogues.DIRECTIONS, spec.directions(), locale);
            case REGULARIZATION -> Notation.writeSum(Catalogues.REGULARIZATION, Regularization.orNone(spec.regularization()), locale);
            case CLIP -> Notation.write(Catalogues.CLIPPING, spec.clipping(), locale);
            case EARLY_STOP -> Notation.write(Catalogues.EARLY_STOP, spec.earlyStop(), locale);
            case BATCH -> spec.batches().isFull() ? (russian ? "весь" : "full") : Integer.toString(spec.batches().size());
            case SHUFFLE -> spec.batches().shuffle() ? (russian ? "да" : "yes") : (russian ? "нет" : "no");
            case AUGMENT -> Notation.write(Catalogues.AUGMENTATION, spec.batches().augmentation(), locale);
            case SEED -> spec.seeds().areEqual() ? Long.toString(spec.seeds().data()) : "";
            case SEEDS -> spec.seeds().areEqual() ? ""
                    : spec.seeds().data() + ", " + spec.seeds().weights() + ", " + spec.seeds().batches();
            case STEPS -> Integer.toString(spec.steps());
            case WEIGHTS -> Notation.write(Catalogues.WEIGHTS, spec.weights(), locale);
            case PROBE -> Notation.writeSum(Catalogues.PROBE, spec.probes(), locale);
            case EDITS -> spec.edits().isEmpty() ? (russian ? "нет" : "none") : Notation.writeSum(Catalogues.EDITS, spec.edits(), locale);
        };
    }

    private static void readLine(Source whole, Map<Key, Source> given, List<Problem> problems) {
        String line = whole.text();
        if (line.isBlank()) {
            return;
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            problems.add(Problem.at(whole.part(0, line.length()).place(), "file.colon", line.strip()));
            return;
        }
        Source name = whole.part(0, colon);
        Source value = whole.part(colon + 1, line.length());
        var key = Key.find(name.text());
        if (key.isEmpty()) {
            problems.add(Misspelt.key(name));
        } else if (value.text().isEmpty()) {
            problems.add(Problem.at(value.place(), "file.empty", name.text()));
        } else if (given.putIfAbsent(key.get(), value) != null) {
            problems.add(Problem.at(name.place(), "file.twice", name.text()));
        }
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            if (line.charAt(i) == '#' && !quoted && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    private static String activations(ExperimentSpec spec, Locale locale) {
        List<String> written = spec.hidden().stream()
                .map(layer -> Notation.write(Catalogues.ACTIVATION, layer.activation(), locale)).toList();
        if (written.isEmpty()) {
            return "";
        }
        return written.stream().distinct().count() == 1 ? written.getFirst() : String.join(", ", written);
    }

    /** The same experiment with its files named relative to {@code folder} where that is possible. */
    public static ExperimentSpec portable(ExperimentSpec spec, Path from) {
        Path folder = from.toAbsolutePath().normalize();
        DataSource data = switch (spec.data()) {
            case DataSource.CsvFile csv -> new DataSource.CsvFile(relative(folder, csv.file()), csv.target(), csv.task());
            case DataSource.IdxFiles idx -> new DataSource.IdxFiles(relative(folder, idx.images()), relative(folder, idx.labels()), idx.limit());
            default -> spec.data();
        };
        StartWeights weights = switch (spec.weights()) {
            case StartWeights.FromFile start -> new StartWeights.FromFile(relative(folder, start.file()));
            case StartWeights.Trained trained -> new StartWeights.Trained(portable(trained.run(), folder));
            case StartWeights.Drawn drawn -> drawn;
        };
        return spec.withData(data).withWeights(weights);
    }

    private static Path relative(Path folder, Path file) {
        if (file.toString().isEmpty()) {
            return file;
        }
        Path absolute = file.toAbsolutePath().normalize();
        return folder.getRoot() != null && folder.getRoot().equals(absolute.getRoot()) ? folder.relativize(absolute) : absolute;
    }

    private static String textOf(Path file) {
        Place place = new Place(file.toString(), 1, 1);
        try {
            if (!Files.isRegularFile(file)) {
                throw BadInput.noFile(file);
            }
            if (Files.size(file) > MAX_BYTES) {
                throw BadInput.at(place, "file.large", MAX_BYTES / 1024);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException e) {
            throw BadInput.at(place, "file.utf8");
        } catch (IOException e) {
            throw BadInput.at(place, "file.unreadable", String.valueOf(e.getMessage()));
        }
    }
}
