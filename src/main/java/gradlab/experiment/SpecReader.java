package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Spelling;
import gradlab.data.Augmentation;
import gradlab.data.BatchPlan;
import gradlab.data.DataSet;
import gradlab.experiment.Notation.Source;
import gradlab.math.Rng;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import gradlab.nn.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes a specification from keys and values. What is not given comes from a base specification. All mistakes are
 * collected, so that one reading tells them all.
 */
public final class SpecReader {

    private final Map<Key, Source> given;
    private final Place start;
    private final boolean looksAtData;
    private final List<Problem> problems = new ArrayList<>();

    private SpecReader(Map<Key, Source> given, Place start, boolean looksAtData) {
        this.given = given;
        this.start = start;
        this.looksAtData = looksAtData;
    }

    /** A specification and what is wrong with it; with problems, the specification holds what could be read. */
    public record Reading(ExperimentSpec spec, List<Problem> problems) {
        public ExperimentSpec orThrow() {
            if (!problems.isEmpty()) {
                throw new BadInput(problems);
            }
            return spec;
        }
    }

    /**
     * @param start where the keys stand, for mistakes that belong to no single key
     * @param base what holds where nothing is given
     */
    public static Reading read(Map<Key, Source> given, ExperimentSpec base, Place start) {
        return read(given, base, start, true);
    }

    /** @param looksAtData false for what is only to be told, wherever its examples are; then the sizes of the network are taken as given */
    static Reading read(Map<Key, Source> given, ExperimentSpec base, Place start, boolean looksAtData) {
        SpecReader reader = new SpecReader(given, start, looksAtData);
        ExperimentSpec spec = reader.spec(base);
        return new Reading(spec, List.copyOf(reader.problems));
    }

    private ExperimentSpec spec(ExperimentSpec base) {
        ExperimentSpec spec = base;
        spec = spec.withData(value(Key.DATA, text -> Notation.read(Catalogues.DATA, text), spec.data()));
        spec = spec.withInputs(value(Key.INPUTS, text -> Notation.read(Catalogues.SCALING, text), spec.inputs()));
        spec = spec.withTestShare(value(Key.SPLIT, this::share, spec.testShare()));
        spec = spec.withNetwork(network(spec));
        spec = spec.withNormalization(value(Key.NORM, text -> Notation.read(Catalogues.NORMALIZATION, text), spec.normalization()));
        spec = spec.withInitializer(value(Key.INIT, text -> Notation.read(Catalogues.INITIALIZER, text), spec.initializer()));
        spec = spec.withLoss(value(Key.LOSS, text -> Notation.read(Catalogues.LOSS, text), spec.loss()));
        spec = spec.withOptimizer(value(Key.OPTIMIZER, text -> Notation.read(Catalogues.OPTIMIZER, text), spec.optimizer()));
        spec = spec.withSchedule(value(Key.SCHEDULE, text -> Notation.read(Catalogues.SCHEDULE, text), spec.schedule()));
        spec = spec.withDirections(value(Key.DIRECTIONS, text -> Notation.read(Catalogues.DIRECTIONS, text), spec.directions()));
        spec = spec.withRegularization(
                value(Key.REGULARIZATION, this::regularization, spec.regularization()));
        spec = spec.withClipping(value(Key.CLIP, text -> Notation.read(Catalogues.CLIPPING, text), spec.clipping()));
        spec = spec.withEarlyStop(value(Key.EARLY_STOP, text -> Notation.read(Catalogues.EARLY_STOP, text), spec.earlyStop()));
        int batch = value(Key.BATCH, SpecReader::batchSize, spec.batches().size());
        boolean shuffle = value(Key.SHUFFLE, Notation::readYes, spec.batches().shuffle());
        Augmentation augmentation = value(Key.AUGMENT, text -> Notation.read(Catalogues.AUGMENTATION, text), spec.batches().augmentation());
        spec = spec.withBatches(new BatchPlan(batch, shuffle, augmentation));
        spec = spec.withSeeds(value(Key.SEED, text -> Seeds.all(Notation.readWhole(text, Long.MIN_VALUE, Long.MAX_VALUE)), spec.seeds()));
        spec = spec.withSeeds(value(Key.SEEDS, SpecReader::seeds, spec.seeds()));
        spec = spec.withSteps(value(Key.STEPS, text -> (int) Notation.readWhole(text, 0, Integer.MAX_VALUE), spec.steps()));
        spec = spec.withWeights(value(Key.WEIGHTS, text -> Notation.read(Catalogues.WEIGHTS, text), spec.weights()));
        spec = spec.withProbes(value(Key.PROBE, text -> Notation.readSum(Catalogues.PROBE, text), spec.probes()));
        NetworkShape shape = spec.network();
        spec = spec.withEdits(value(Key.EDITS, text -> edits(text, shape), spec.edits()));
        checkLoss(spec);
        if (problems.isEmpty()) {
            problems.addAll(Compatibility.problems(spec, this::placeOf));
        }
        checkAugmentation(spec);
        return spec;
    }

    /** Where the first of these keys that is given stands; without any, the start. */
    private Place placeOf(List<Key> keys) {
        return keys.stream().filter(given::containsKey).findFirst().map(key -> given.get(key).place()).orElse(start);
    }

    private <T> T value(Key key, java.util.function.Function<Source, T> reading, T standing) {
        Source source = given.get(key);
        if (source == null) {
            return standing;
        }
        return attempt(() -> reading.apply(source), standing);
    }

    private <T> T attempt(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (BadInput bad) {
            problems.addAll(bad.problems());
            return otherwise;
        }
    }

    private double share(Source text) {
        double share = Notation.readNumber(text);
        if (share < 0 || share > 0.9) {
            throw text.problem("spec.share", text.text());
        }
        return share;
    }

    /** Each kind once: two of a kind would hide one behind the other. */
    private List<Regularization> regularization(Source text) {
        List<Regularization> all = Notation.readSum(Catalogues.REGULARIZATION, text);
        if (all.stream().map(Object::getClass).distinct().count() < all.size()) {
            throw text.problem("spec.regularization", text.text());
        }
        return all;
    }

    private static List<WeightEdit> edits(Source text, NetworkShape shape) {
        if (List.of("none", "нет").contains(Spelling.fold(text.text()))) {
            return List.of();
        }
        List<Source> parts = Notation.split(text, '+');
        if (parts.size() > WeightEdit.MOST) {
            throw text.problem("spec.edits", parts.size(), WeightEdit.MOST);
        }
        List<WeightEdit> edits = new ArrayList<>();
        for (Source part : parts) {
            WeightEdit edit = Notation.read(Catalogues.EDITS, part);
            if (!edit.fits(shape)) {
                throw part.problem("spec.edit", part.text(), shape.sizes());
            }
            edits.add(edit);
        }
        return edits;
    }

    private static int batchSize(Source text) {
        return switch (Spelling.fold(text.text())) {
            case "full", "весь" -> 0;
            default -> {
                try {
                    yield (int) Notation.readWhole(text, 1, Integer.MAX_VALUE);
                } catch (BadInput bad) {
                    throw text.problem("notation.batch", text.text());
                }
            }
        };
    }

    private static Seeds seeds(Source text) {
        List<Long> numbers = Notation.split(text, ',').stream()
                .map(part -> Notation.readWhole(part, Long.MIN_VALUE, Long.MAX_VALUE)).toList();
        if (numbers.size() != 3) {
            throw text.problem("spec.seeds", text.text());
        }
        return new Seeds(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    /** The sizes of {@code net}, the activations of {@code activation}, checked against the data where they are known. */
    private NetworkShape network(ExperimentSpec spec) {
        List<Integer> sizes = value(Key.NET, SpecReader::sizes, null);
        List<LayerSpec> hidden = spec.hidden();
        boolean dataGiven = given.containsKey(Key.DATA);
        DataSet data = !looksAtData || sizes == null && !dataGiven || failed(Key.DATA) ? null : attempt(() -> sample(spec), null);
        int inputs = data == null ? spec.network().inputs() : data.features();
        int outputs = data == null ? spec.network().outputs() : data.outputs();
        if (sizes != null) {
            Activation first = hidden.isEmpty() ? new Activation.Tanh() : hidden.getFirst().activation();
            inputs = sizes.getFirst();
            outputs = sizes.getLast();
            hidden = sizes.subList(1, sizes.size() - 1).stream().map(units -> new LayerSpec(units, first)).toList();
            if (data != null) {
                checkEnds(data, inputs, outputs);
            }
        }
        List<LayerSpec> plain = hidden;
        hidden = value(Key.ACTIVATION, text -> activated(plain, text), plain);
        return NetworkShape.of(inputs, hidden, outputs);
    }

    private boolean failed(Key key) {
        Source source = given.get(key);
        return source != null && problems.stream().anyMatch(problem -> problem.place().line() == source.place().line()
                && problem.place().file().equals(source.place().file()));
    }

    /** Features and classes are read off the data themselves; their own mistakes belong to the {@code data} key. */
    private DataSet sample(ExperimentSpec spec) {
        try {
            return spec.data().load(Rng.of(spec.seeds().data(), Rng.Stream.DATA));
        } catch (BadInput bad) {
            Problem first = bad.problems().getFirst();
            if (given.containsKey(Key.DATA) && first.key().equals("file.missing")) {
                throw given.get(Key.DATA).problem("spec.no-file", first.place().file());
            }
            boolean placed = bad.problems().stream().noneMatch(problem -> problem.place().file().isEmpty());
            if (spec.data().readsFiles() && placed || !given.containsKey(Key.DATA)) {
                throw bad;
            }
            Place place = given.get(Key.DATA).place();
            throw new BadInput(bad.problems().stream().map(problem -> new Problem(place, problem.code(), problem.key(), problem.args())).toList());
        }
    }

    private void checkEnds(DataSet data, int inputs, int outputs) {
        Source net = given.get(Key.NET);
        if (inputs != data.features()) {
            problems.add(Problem.at(net.place(), "spec.inputs", net.text(), data.features(), inputs));
        }
        if (!data.admitsOutputs(outputs)) {
            problems.add(Problem.at(net.place(), "spec.outputs", net.text(), data.outputs(), outputs));
        }
    }

    private static List<Integer> sizes(Source text) {
        // a word processor makes a dash of a hyphen
        List<Source> parts = Notation.split(new Source(text.text().replaceAll("[‐‑–—−]", "-"), text.place(), text.folder(), text.decimalComma()), '-');
        if (parts.size() < 2) {
            throw text.problem("spec.net", text.text());
        }
        if (parts.size() > ExperimentSpec.MAX_HIDDEN + 2) {
            throw text.problem("spec.deep", ExperimentSpec.MAX_HIDDEN);
        }
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Source part = parts.get(i);
            int greatest = i == 0 ? 1_000_000 : LayerSpec.MAX_UNITS;
            if (!part.text().matches("\\d{1,7}")) {
                throw part.problem("spec.net", text.text());
            }
            sizes.add((int) Notation.readWhole(part, 1, greatest));
        }
        return sizes;
    }

    private static List<LayerSpec> activated(List<LayerSpec> hidden, Source text) {
        List<Source> parts = Notation.split(text, ',');
        if (parts.size() != 1 && parts.size() != hidden.size()) {
            throw text.problem("spec.activations", parts.size(), hidden.size());
        }
        List<Activation> activations = parts.stream().map(part -> Notation.read(Catalogues.ACTIVATION, part)).toList();
        List<LayerSpec> layers = new ArrayList<>();
        for (int i = 0; i < hidden.size(); i++) {
            layers.add(hidden.get(i).withActivation(activations.get(activations.size() == 1 ? 0 : i)));
        }
        return layers;
    }

    private void checkLoss(ExperimentSpec spec) {
        if (!looksAtData || !given.containsKey(Key.LOSS) || !problems.isEmpty()) {
            return;
        }
        Source text = given.get(Key.LOSS);
        DataSet data = attempt(() -> sample(spec), null);
        if (data != null && !spec.loss().fits(data.task(), spec.network().outputs())) {
            problems.add(Problem.at(text.place(), "spec.loss", text.text(), spec.network().outputs()));
        }
    }

    private void checkAugmentation(ExperimentSpec spec) {
        if (!looksAtData || !given.containsKey(Key.AUGMENT) || !problems.isEmpty() || spec.batches().augmentation().equals(new Augmentation.None())) {
            return;
        }
        DataSet data = attempt(() -> sample(spec), null);
        if (data != null && !spec.batches().augmentation().suits(data)) {
            Source text = given.get(Key.AUGMENT);
            problems.add(Problem.at(text.place(), "spec.augment", text.text(), data.features()));
        }
    }
}
