package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.SpecReader;
import gradlab.lesson.Fields.Field;
import gradlab.probe.LocalRank;
import gradlab.probe.Probe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks {@code шаг} of one lesson, in order: later steps may copy the configuration of earlier ones. */
final class StepReader {

    private static final int LONGEST_CHAIN = 3;
    private static final Pattern COUNT = Pattern.compile("(\\d+)\\s+(?:из|of)\\s+(\\d+)");
    private static final Pattern ARROW = Pattern.compile("(.+?)\\s+(?:на\\s+шаге|at\\s+step)\\s+(\\d{1,9})\\s+[\"«](.*)[\"»]");

    /** The keys of a step beside those of an experiment. */
    private enum Own {
        TITLE("title", "название"), LIKE("as", "как"), WATCH("watch", "смотреть"), ARROW("arrow", "стрелка"),
        PREDICTION("prediction", "предсказание"), EXPECT("expect", "ожидание"), EXPLANATION("explanation", "объяснение");

        private final Spelling spelling;

        Own(String english, String russian) {
            spelling = new Spelling(english, russian, List.of());
        }

        static Optional<Own> find(String word) {
            return java.util.Arrays.stream(values()).filter(own -> own.spelling.matches(word)).findFirst();
        }
    }

    private final LessonText text;
    private final Map<String, ExperimentSpec> specs = new LinkedHashMap<>();
    private final Map<String, Integer> chain = new HashMap<>();

    StepReader(LessonText text) {
        this.text = text;
    }

    /** Reads lines {@code from..to}; what is wrong is added to the text's problems. */
    Step read(String id, Place place, int from, int to) {
        Map<Own, Field> own = new EnumMap<>(Own.class);
        Map<Key, Source> given = new EnumMap<>(Key.class);
        List<Field> expectations = new ArrayList<>();
        for (Field field : Fields.read(text, from, to, false).all()) {
            sort(field, own, given, expectations);
        }
        ExperimentSpec base = base(id, own.get(Own.LIKE));
        SpecReader.Reading reading = SpecReader.read(given, base, place);
        text.problems(reading.problems().stream().map(StepReader::coded).toList());
        ClaimReader claimReader = new ClaimReader(reading.spec(), Map.copyOf(specs));
        List<Metric> watch = own.containsKey(Own.WATCH) ? watched(own.get(Own.WATCH).value, claimReader) : List.of();
        ExperimentSpec spec = measuring(reading.spec(), watch);
        if (specs.putIfAbsent(id, spec) != null) {
            text.problem(place, "U018", id);
        }
        Optional<Step.Arrow> arrow = Optional.ofNullable(own.get(Own.ARROW)).flatMap(field -> arrow(field.value, claimReader));
        List<Claim> claims = new ArrayList<>();
        expectations.forEach(field -> claim(field, claimReader).ifPresent(claims::add));
        String title = own.containsKey(Own.TITLE) ? own.get(Own.TITLE).value.text() : id;
        String explanation = own.containsKey(Own.EXPLANATION) ? own.get(Own.EXPLANATION).value.text() : "";
        return new Step(id, place.line(), title, spec, watch, arrow, Optional.ofNullable(own.get(Own.PREDICTION)).map(this::prediction),
                claims, explanation);
    }

    private void sort(Field field, Map<Own, Field> own, Map<Key, Source> given, List<Field> expectations) {
        Optional<Own> mine = Own.find(field.key.text());
        Optional<Key> key = Key.find(field.key.text());
        if (mine.isPresent() && mine.get() == Own.EXPECT) {
            expectations.add(field);
        } else if (mine.isPresent()) {
            if (own.put(mine.get(), field) != null) {
                text.problem(field.key.place(), "U019", field.key.text());
            }
        } else if (key.isPresent()) {
            if (field.value.text().isEmpty()) {
                text.problem(field.value.place(), "U014", "");
            } else if (given.put(key.get(), field.value) != null) {
                text.problem(field.key.place(), "U019", field.key.text());
            }
        } else {
            List<String> known = new ArrayList<>(Key.allSpellings());
            java.util.Arrays.stream(Own.values()).forEach(word -> word.spelling.all().forEach(known::add));
            text.problems(Notation.misspelt(field.key, "unknown.key", known, "данные, сеть, активация, оптимизатор, …").problems()
                    .stream().map(problem -> problem.withCode("U011")).toList());
        }
    }

    /** Only the configuration is copied, never prediction, claims or explanation. */
    private ExperimentSpec base(String id, Field like) {
        if (like == null) {
            return ExperimentSpec.standard();
        }
        String earlier = like.value.text();
        if (!specs.containsKey(earlier)) {
            text.problem(like.value.place(), "U015", earlier, String.join(", ", specs.keySet()));
            return ExperimentSpec.standard();
        }
        int length = chain.getOrDefault(earlier, 0) + 1;
        chain.put(id, length);
        if (length > LONGEST_CHAIN) {
            text.problem(like.value.place(), "U016", LONGEST_CHAIN);
        }
        return specs.get(earlier);
    }

    /** Local ranks are dear and measured only where somebody asks: a step that shows them asks, at the threshold it names. */
    private static ExperimentSpec measuring(ExperimentSpec spec, List<Metric> watch) {
        Optional<Metric> shown = watch.stream().filter(metric -> metric.name() == Metric.Name.LOCAL_RANK).findFirst();
        if (shown.isEmpty() || spec.probes().stream().anyMatch(LocalRank.class::isInstance)) {
            return spec;
        }
        LocalRank usual = spec.localRank();
        double threshold = Double.isNaN(shown.get().threshold()) ? usual.threshold() : shown.get().threshold();
        List<Probe> probes = new ArrayList<>(spec.probes());
        probes.add(new LocalRank(threshold, usual.absolute(), usual.every(), usual.samples()));
        return spec.withProbes(probes);
    }

    private List<Metric> watched(Source source, ClaimReader reader) {
        List<Metric> metrics = new ArrayList<>();
        for (Source part : Notation.split(source, ',')) {
            try {
                metrics.add(reader.metric(part));
            } catch (BadInput bad) {
                text.problems(bad.problems());
            }
        }
        return metrics;
    }

    private Optional<Step.Arrow> arrow(Source source, ClaimReader reader) {
        Matcher parts = ARROW.matcher(source.text());
        if (!parts.matches()) {
            text.problem(source.place(), "U043", source.text());
            return Optional.empty();
        }
        try {
            Metric metric = reader.metric(source.part(0, parts.end(1)));
            return Optional.of(new Step.Arrow(metric, Integer.parseInt(parts.group(2)), parts.group(3)));
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return Optional.empty();
        }
    }

    private Step.Prediction prediction(Field field) {
        boolean anyRight = field.options.stream().anyMatch(Step.Option::right);
        boolean anyWrong = field.options.stream().anyMatch(option -> !option.right());
        if (!field.inBrackets.isEmpty()) {
            text.problem(field.key.place(), "U044", field.inBrackets);
        } else if (!anyRight) {
            text.problem(field.key.place(), "U020");
        } else if (!anyWrong) {
            text.problem(field.key.place(), "U021");
        }
        return new Step.Prediction(field.value.text(), field.options);
    }

    private Optional<Claim> claim(Field field, ClaimReader reader) {
        int needed = LessonChecker.FURTHER_SEEDS;
        int outOf = LessonChecker.FURTHER_SEEDS;
        if (!field.inBrackets.isEmpty()) {
            Matcher count = COUNT.matcher(field.inBrackets);
            if (!count.matches() || Integer.parseInt(count.group(1)) > Integer.parseInt(count.group(2))) {
                text.problem(field.key.place(), "U045", field.inBrackets);
                return Optional.empty();
            }
            needed = Integer.parseInt(count.group(1));
            outOf = Integer.parseInt(count.group(2));
        }
        try {
            return Optional.of(reader.read(field.value, needed, outOf));
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return Optional.empty();
        }
    }

    /** Problems of the notation under the codes that lessons print. */
    private static Problem coded(Problem problem) {
        String key = problem.key();
        String code = key.startsWith("unknown.") ? "U012"
                : key.equals("spec.inputs") || key.equals("spec.outputs") ? "U013" : "U014";
        return problem.withCode(code);
    }
}
