package gradlab.lesson;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.SettingReader;
import gradlab.experiment.SpecReader;
import gradlab.experiment.StartWeights;
import gradlab.lesson.Fields.Field;
import gradlab.probe.LocalRank;
import gradlab.probe.Probe;
import gradlab.surface.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks {@code шаг} of one lesson, in order: later steps may copy the configuration of earlier ones. */
final class StepReader {

    private static final int LONGEST_CHAIN = 3;
    private static final int MOST_WATCHED = 2;
    private static final Set<Key> OF_BOWLS = Set.of(Key.OPTIMIZER, Key.STEPS, Key.SEED, Key.SEEDS);
    private static final Pattern COUNT = Pattern.compile("(?iu)(\\d{1,4})\\s+(?:из|of)\\s+(\\d{1,4})");
    private static final Pattern ARROW = Pattern.compile("(?iu)(.+?)\\s+(?:на\\s+шаге|at\\s+step)\\s+(\\d{1,9})\\s+[\"«](.*)[\"»]");

    /** The keys of a step beside those of an experiment. */
    enum Own {
        TITLE("title", "название"), LIKE("as", "как"), START("start", "старт"), WATCH("watch", "смотреть"), ARROW("arrow", "стрелка"), STOP("stop", "стоп"),
        BOWL("bowl", "чаша"), SURFACE("surface", "поверхность"), PREDICTION("prediction", "предсказание"), EXPECT("expect", "ожидание"), EXPLANATION("explanation", "объяснение");

        private final Spelling spelling;

        Own(String english, String russian) {
            spelling = new Spelling(english, russian, List.of());
        }

        Spelling spelling() {
            return spelling;
        }

        static Optional<Own> find(String word) {
            return java.util.Arrays.stream(values()).filter(own -> own.spelling.matches(word)).findFirst();
        }
    }

    private final LessonText text;
    private final Map<String, Setup> setups = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Integer> chain = new HashMap<>();

    StepReader(LessonText text) {
        this.text = text;
    }

    /** Reads lines {@code from..to}; what is wrong is added to the text's problems. */
    Step read(String id, Place place, int from, int to) {
        return read(id, place, Fields.read(text, from, to, false).all());
    }

    Step read(String id, Place place, List<Field> fields) {
        return read(id, place, fields, Optional.empty());
    }

    /** @param given what claims may calculate with, where they may calculate at all */
    Step read(String id, Place place, List<Field> fields, Optional<Given> given) {
        Map<Own, Field> own = new EnumMap<>(Own.class);
        Map<Key, Source> keys = new EnumMap<>(Key.class);
        List<Field> expectations = new ArrayList<>();
        for (Field field : fields) {
            sort(field, own, keys, expectations);
        }
        Setup setup = setup(id, place, own, keys);
        ClaimReader claimReader = new ClaimReader(setup, Map.copyOf(setups), Set.copyOf(broken), given);
        List<Metric> watch = own.containsKey(Own.WATCH) ? watched(own.get(Own.WATCH).value, setup) : List.of();
        ExperimentSpec spec = measuring(setup.spec(), watch);
        setups.putIfAbsent(id, new Setup(spec, setup.bowl(), setup.written()));
        Optional<Step.Arrow> arrow = Optional.ofNullable(own.get(Own.ARROW)).flatMap(field -> arrow(field.value, setup));
        List<Integer> stops = own.containsKey(Own.STOP) ? StopReader.read(text, own.get(Own.STOP).value, spec.steps()) : List.of();
        PredictionReader predictions = new PredictionReader(text, setup, watch);
        Optional<Step.Prediction> prediction = Optional.ofNullable(own.get(Own.PREDICTION)).map(predictions::read);
        List<Claim> claims = new ArrayList<>();
        expectations.forEach(field -> claim(field, claimReader).ifPresent(claims::add));
        String title = own.containsKey(Own.TITLE) ? own.get(Own.TITLE).value.text() : id;
        String explanation = own.containsKey(Own.EXPLANATION) ? own.get(Own.EXPLANATION).value.text() : "";
        return new Step(id, place.line(), title, spec, setup.bowl(), watch, arrow, stops, prediction, claims, explanation, setup.written());
    }

    /** Reads claims about a run like that of a step above, but with another configuration. */
    ClaimReader claimsOf(ExperimentSpec changed) {
        return new ClaimReader(Setup.of(changed), Map.copyOf(setups), Set.copyOf(broken));
    }

    /** The step could not be read: later ones may still copy what could, but not compare themselves with it. */
    void breaks(String id) {
        broken.add(id);
    }

    private Setup setup(String id, Place place, Map<Own, Field> own, Map<Key, Source> given) {
        Setup base = base(id, own.get(Own.LIKE));
        SpecReader.Reading reading = SpecReader.read(given, base.spec(), place);
        text.problems(reading.problems().stream().map(StepReader::coded).toList());
        Optional<Step.Bowl> bowl = base.bowl();
        if (own.containsKey(Own.BOWL) || own.containsKey(Own.SURFACE)) {
            try {
                bowl = Optional.of(own.containsKey(Own.BOWL) ? BowlReader.read(own.get(Own.BOWL).value)
                        : BowlReader.readSurface(own.get(Own.SURFACE).value));
            } catch (BadInput bad) {
                text.problems(bad.problems().stream().map(problem -> problem.code().isEmpty() ? coded(problem) : problem).toList());
                // one cause, one message: the claims below are still read as those of a descent
                bowl = Optional.of(new Step.Bowl(1, 0, new Point(1, 1)));
            }
        }
        if (bowl.isPresent()) {
            given.forEach((key, value) -> {
                if (!OF_BOWLS.contains(key)) {
                    text.problem(value.place(), "U057", key.spelling().russian());
                }
            });
        }
        Map<Key, Set<String>> written = new EnumMap<>(Key.class);
        written.putAll(base.written());
        given.forEach((key, value) -> written.put(key, SettingReader.parametersGiven(key, value)));
        return new Setup(begun(own, reading.spec(), bowl, given.getOrDefault(Key.NET, new Source("", place, text.folder(), true))), bowl, written);
    }

    /**
     * The experiment with the weights to begin with, where the step begins after another.
     *
     * @param net where the network stands: it may not be that of the other step any more
     */
    private ExperimentSpec begun(Map<Own, Field> own, ExperimentSpec spec, Optional<Step.Bowl> bowl, Source net) {
        Field field = own.get(Own.START);
        if (field == null) {
            return spec.weights() instanceof StartWeights.Trained before ? fitting(spec, before, net) : spec;
        }
        Source start = field.value;
        if (bowl.isPresent()) {
            text.problem(start.place(), "U057", Own.START.spelling().russian());
        } else if (!setups.containsKey(start.text())) {
            text.problems(unknownStep(start, setups.keySet()).problems());
        } else if (setups.get(start.text()).bowl().isPresent()) {
            text.problem(start.place(), "U071", start.text());
        } else {
            ExperimentSpec earlier = setups.get(start.text()).spec();
            if (!(earlier.weights() instanceof StartWeights.Trained before) || before.chain() < StartWeights.Trained.LONGEST_CHAIN) {
                return fitting(spec, new StartWeights.Trained(earlier), start);
            }
            text.problem(start.place(), "U072", StartWeights.Trained.LONGEST_CHAIN);
        }
        return spec;
    }

    private ExperimentSpec fitting(ExperimentSpec spec, StartWeights.Trained before, Source where) {
        if (before.run().network().hasWeightsLike(spec.network())) {
            return spec.withWeights(before);
        }
        text.problem(where.place(), "U070", before.run().network().sizes(), spec.network().sizes());
        return spec.withWeights(new StartWeights.Drawn());
    }

    private void sort(Field field, Map<Own, Field> own, Map<Key, Source> given, List<Field> expectations) {
        Optional<Own> mine = Own.find(field.key.text());
        Optional<Key> key = Key.find(field.key.text());
        boolean takesBrackets = mine.isPresent() && (mine.get() == Own.EXPECT || mine.get() == Own.PREDICTION);
        if (!field.inBrackets.text().isEmpty() && !takesBrackets) {
            text.problem(field.inBrackets.place(), "U045", field.inBrackets.text());
        }
        if (!field.options.isEmpty() && !mine.equals(Optional.of(Own.PREDICTION))) {
            text.problem(text.place(field.firstOption(), 1), "U066");
        }
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
    private Setup base(String id, Field like) {
        if (like == null) {
            return Setup.of(ExperimentSpec.standard());
        }
        String earlier = like.value.text();
        if (!setups.containsKey(earlier)) {
            text.problems(unknownStep(like.value, setups.keySet()).problems());
            return Setup.of(ExperimentSpec.standard());
        }
        int length = chain.getOrDefault(earlier, 0) + 1;
        chain.put(id, length);
        if (length > LONGEST_CHAIN) {
            text.problem(like.value.place(), "U016", LONGEST_CHAIN);
        }
        return setups.get(earlier);
    }

    static BadInput unknownStep(Source id, Set<String> known) {
        List<String> ids = known.stream().filter(name -> !name.isEmpty()).toList();
        return new BadInput(Notation.misspelt(id, "unknown.step", ids, ids.isEmpty() ? "—" : String.join(", ", ids)).problems().stream()
                .map(problem -> problem.withCode("U015")).toList());
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

    private List<Metric> watched(Source source, Setup setup) {
        List<Metric> metrics = new ArrayList<>();
        for (Source part : Notation.split(source, ',')) {
            try {
                metrics.add(MetricReader.ofChart(part, setup));
            } catch (BadInput bad) {
                text.problems(bad.problems());
            }
        }
        if (metrics.size() > MOST_WATCHED) {
            text.problem(source.place(), "W055", metrics.size());
        }
        return metrics;
    }

    private Optional<Step.Arrow> arrow(Source source, Setup setup) {
        Matcher parts = ARROW.matcher(source.text());
        if (!parts.matches()) {
            text.problem(source.place(), "U043", source.text());
            return Optional.empty();
        }
        try {
            Metric metric = MetricReader.ofChart(source.part(0, parts.end(1)), setup);
            if (Integer.parseInt(parts.group(2)) > setup.spec().steps()) {
                throw source.part(parts.start(2), parts.end(2)).problem("U032", parts.group(2), setup.spec().steps());
            }
            return Optional.of(new Step.Arrow(metric, Integer.parseInt(parts.group(2)), parts.group(3)));
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return Optional.empty();
        }
    }

    private Optional<Claim> claim(Field field, ClaimReader reader) {
        return claim(field.inBrackets, field.value, reader);
    }

    /**
     * A claim, if it can be read.
     *
     * @param inBrackets how many seeds must agree, {@code 9 из 10}, or empty
     */
    Optional<Claim> claim(Source inBrackets, Source written, ClaimReader reader) {
        int needed = LessonChecker.FURTHER_SEEDS;
        int outOf = LessonChecker.FURTHER_SEEDS;
        if (!inBrackets.text().isEmpty()) {
            Matcher count = COUNT.matcher(inBrackets.text());
            if (!count.matches() || Integer.parseInt(count.group(2)) == 0 || Integer.parseInt(count.group(1)) > Integer.parseInt(count.group(2))) {
                text.problem(inBrackets.place(), "U045", inBrackets.text());
                return Optional.empty();
            }
            needed = Integer.parseInt(count.group(1));
            outOf = Integer.parseInt(count.group(2));
        }
        try {
            return Optional.of(reader.read(written, needed, outOf));
        } catch (BadInput bad) {
            text.problems(bad.problems());
            return Optional.empty();
        }
    }

    /** Problems of the notation under the codes that lessons print. */
    static Problem coded(Problem problem) {
        String kind = problem.key().substring(0, problem.key().indexOf('.') + 1);
        return problem.withCode(switch (kind) {
            case "unknown." -> "U012";
            case "notation." -> "U014";
            default -> "U013";
        });
    }
}
