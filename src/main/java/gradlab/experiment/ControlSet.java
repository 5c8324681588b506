package gradlab.experiment;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Range;
import gradlab.catalogue.Spelling;
import gradlab.experiment.Notation.Source;
import gradlab.nn.Activation;
import gradlab.nn.LayerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which settings of an experiment may be changed, and how far; all others are locked. Written as settings with a comma and a
 * space between them, each perhaps with a range: {@code сеть, оптимизатор.скорость 0.001..1}. What is measured is never locked:
 * looking changes nothing.
 *
 * @param live what may be changed; nothing at all if it is empty
 */
public record ControlSet(List<Live> live) {

    private static final Spelling NOTHING = new Spelling("lesson steps only", "только шаги урока", List.of("только шаги", "steps only"));
    /** Several times as many as an experiment has. */
    private static final int MOST_NAMED = 300;
    private static final Pattern RANGED = Pattern.compile("(.*?\\S)\\s+(\\S+?)\\s*\\.\\.\\s*(\\S+)");
    private static final Set<Key> FREE = EnumSet.of(Key.PROBE);
    private static final List<Key> OF_SEEDS = List.of(Key.SEED, Key.SEEDS);
    private static final double LARGE = 1e12;
    private static final int LONGEST = 200;

    public ControlSet {
        live = List.copyOf(live);
    }

    /** A setting that may be changed, within a range where there is one. */
    public record Live(Setting setting, Optional<Span> span) {
    }

    /** From {@code least} to {@code greatest}, both included. */
    public record Span(double least, double greatest) {

        public boolean has(double value) {
            return value >= least && value <= greatest;
        }

        public double clamp(double value) {
            return Math.clamp(value, least, greatest);
        }

        @Override
        public String toString() {
            return Notation.number(least) + ".." + Notation.number(greatest);
        }
    }

    /** What was read, as far as it could be, and everything that is wrong with it. */
    public record Reading(ControlSet controls, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing may be changed. */
    public static ControlSet nothing() {
        return new ControlSet(List.of());
    }

    /** Reads the list; one problem per mistake, under the codes U100 to U104. */
    public static Reading read(Source source) {
        Source whole = source.part(0, source.text().length());
        if (NOTHING.matches(whole.text())) {
            return new Reading(nothing(), List.of());
        }
        List<Problem> problems = new ArrayList<>();
        List<Live> live = new ArrayList<>();
        Set<Setting> seen = new HashSet<>();
        List<Source> parts = Notation.split(whole, ',');
        if (parts.size() > MOST_NAMED) {
            return new Reading(nothing(), List.of(Problem.at(whole.place(), "U104", parts.size(), MOST_NAMED)));
        }
        for (Source part : parts) {
            try {
                Live one = one(part);
                if (!seen.add(one.setting())) {
                    throw part.problem("U103", part.text());
                }
                live.add(one);
            } catch (BadInput bad) {
                problems.addAll(bad.problems());
            }
        }
        return new Reading(new ControlSet(live), problems);
    }

    /** Reads what {@link #write} has written; empty if that is not it. */
    public static Optional<ControlSet> read(String text) {
        Reading reading = read(new Source(text, new Place("controls", 1, 1), Path.of(""), false));
        return reading.problems().isEmpty() ? Optional.of(reading.controls()) : Optional.empty();
    }

    private static Live one(Source part) {
        Matcher ranged = RANGED.matcher(part.text());
        boolean hasSpan = part.text().length() <= LONGEST && ranged.matches();
        Setting setting = setting(hasSpan ? part.part(0, ranged.end(1)) : part);
        if (!hasSpan) {
            return new Live(setting, Optional.empty());
        }
        Source range = part.part(ranged.start(2), part.text().length());
        Optional<Span> allowed = numbers(setting);
        if (allowed.isEmpty()) {
            throw range.problem("U101", ranged.group(1));
        }
        double least = Notation.readNumber(part.part(ranged.start(2), ranged.end(2)));
        double greatest = Notation.readNumber(part.part(ranged.start(3), ranged.end(3)));
        if (least >= greatest || !allowed.get().has(least) || !allowed.get().has(greatest)) {
            throw range.problem("U102", range.text(), allowed.get().toString());
        }
        return new Live(setting, Optional.of(new Span(least, greatest)));
    }

    private static Setting setting(Source name) {
        try {
            return Setting.read(name);
        } catch (BadInput bad) {
            throw new BadInput(bad.problems().stream().map(problem -> problem.withCode("U100")).toList());
        }
    }

    /** The numbers that a setting may be; empty where it is no number. */
    private static Optional<Span> numbers(Setting setting) {
        if (setting.key() == Key.NET && !setting.isWholeKey()) {
            return Optional.of(setting.part().equals(Setting.DEPTH) ? new Span(0, ExperimentSpec.MAX_HIDDEN) : new Span(1, LayerSpec.MAX_UNITS));
        }
        if (setting.isWholeKey()) {
            return switch (setting.key()) {
                case SPLIT -> Optional.of(new Span(0, 0.9));
                case BATCH -> Optional.of(new Span(1, LARGE));
                case STEPS, SEED -> Optional.of(new Span(0, LARGE));
                default -> Optional.empty();
            };
        }
        return setting.parameter().filter(parameter -> parameter.type() == double.class || parameter.type() == int.class)
                .map(parameter -> parameter.range().map(ControlSet::span).orElse(new Span(-LARGE, LARGE)));
    }

    private static Span span(Range range) {
        return new Span(range.min(), range.max());
    }

    /** The list as {@link #read} understands it. */
    public String write(Locale locale) {
        return live.isEmpty() ? NOTHING.in(locale) : live.stream()
                .map(one -> name(one.setting(), locale) + one.span().map(span -> " " + span).orElse("")).collect(Collectors.joining(", "));
    }

    private static String name(Setting setting, Locale locale) {
        if (setting.isWholeKey() || !locale.getLanguage().equals("ru")) {
            return setting.isWholeKey() ? setting.key().spelling().in(locale) : setting.english();
        }
        String part = setting.key() == Key.NET ? setting.part().equals(Setting.DEPTH) ? "глубина" : "ширина"
                : setting.parameter().map(parameter -> parameter.spelling().in(locale)).orElse(setting.part());
        return setting.key().spelling().in(locale) + "." + part;
    }

    /** True if the setting may be changed, be it by itself or with all of its key. */
    public boolean isLive(Setting setting) {
        return FREE.contains(setting.key()) || live.stream().anyMatch(one -> one.setting().equals(setting)
                || one.setting().isWholeKey() && sameKey(one.setting().key(), setting.key()));
    }

    /** How far the setting may go, where that is said. */
    public Optional<Span> span(Setting setting) {
        return live.stream().filter(one -> one.setting().equals(setting)).findFirst().flatMap(Live::span);
    }

    private static boolean sameKey(Key one, Key other) {
        return one == other || OF_SEEDS.contains(one) && OF_SEEDS.contains(other);
    }

    /** True if the way from one experiment to the other changes nothing that is locked, and nothing further than it may go. */
    public boolean allows(ExperimentSpec from, ExperimentSpec to) {
        return from.equals(to) || new SpecChange(from, to).keys().stream().allMatch(key -> allows(key, from, to));
    }

    private boolean allows(Key key, ExperimentSpec from, ExperimentSpec to) {
        Setting whole = Setting.of(key);
        if (isLive(whole)) {
            return within(OF_SEEDS.contains(key) ? Setting.of(Key.SEED) : whole, to);
        }
        return follows(key, from, to) || changedInPart(key, from, to);
    }

    private boolean within(Setting setting, ExperimentSpec spec) {
        return span(setting).map(span -> number(setting.valueOf(spec, Locale.ENGLISH)).filter(span::has).isPresent()).orElse(true);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What has to change along with something that may be changed. */
    private boolean follows(Key key, ExperimentSpec from, ExperimentSpec to) {
        boolean otherData = isLive(Setting.of(Key.DATA)) && !from.data().equals(to.data());
        boolean otherNet = !from.network().sizes().equals(to.network().sizes());
        boolean otherOptimizer = isLive(Setting.of(Key.OPTIMIZER)) && !from.optimizer().equals(to.optimizer());
        return switch (key) {
            // the ends of the network are those of the data, and of the loss
            case NET -> (otherData || isLive(Setting.of(Key.LOSS))) && from.hidden().stream().map(LayerSpec::units).toList()
                    .equals(to.hidden().stream().map(LayerSpec::units).toList());
            case LOSS, AUGMENT -> otherData;
            case WEIGHTS -> otherNet && to.weights() instanceof StartWeights.Drawn;
            case ACTIVATION -> from.hidden().size() != to.hidden().size() && sameActivations(from, to);
            case BATCH -> otherOptimizer && to.optimizer().needsAllExamples() && to.batches().isFull();
            case EDITS -> to.edits().isEmpty() && (otherNet || isLive(Setting.of(Key.INIT)) || isLive(Setting.of(Key.SEED)));
            case CLIP -> otherOptimizer && to.clipping() instanceof Clipping.None;
            default -> false;
        };
    }

    /** Layers that stay keep their activations, and new ones have one that was there. */
    private static boolean sameActivations(ExperimentSpec from, ExperimentSpec to) {
        List<Activation> before = from.hidden().stream().map(LayerSpec::activation).toList();
        List<Activation> after = to.hidden().stream().map(LayerSpec::activation).toList();
        boolean fewer = after.size() < before.size();
        return before.isEmpty() || before.containsAll(after) && (fewer || after.subList(0, before.size()).equals(before));
    }

    /** Puts the live parts of the wanted value into the standing one: if that makes the wanted one, nothing else has changed. */
    private boolean changedInPart(Key key, ExperimentSpec from, ExperimentSpec to) {
        List<Live> parts = live.stream().filter(one -> one.setting().key() == key && !one.setting().isWholeKey()).toList();
        if (parts.isEmpty() || !parts.stream().allMatch(one -> within(one.setting(), to) || one.setting().valueOf(to, Locale.ENGLISH).isEmpty())) {
            return false;
        }
        if (key == Key.NET) {
            return net(parts.stream().map(one -> one.setting().part()).toList(), from, to);
        }
        Map<Setting, Source> given = new LinkedHashMap<>();
        for (Live one : parts) {
            String value = one.setting().valueOf(to, Locale.ENGLISH);
            if (!value.isEmpty()) {
                given.put(one.setting(), SettingReader.source(value));
            }
        }
        SpecReader.Reading reading = SettingReader.read(given, from, new Place("controls", 1, 1));
        return reading.problems().isEmpty()
                && ExperimentFile.valueOf(key, reading.spec(), Locale.ENGLISH).equals(ExperimentFile.valueOf(key, to, Locale.ENGLISH));
    }

    private boolean net(List<String> parts, ExperimentSpec from, ExperimentSpec to) {
        boolean depth = parts.contains(Setting.DEPTH);
        boolean width = parts.contains(Setting.WIDTH);
        Optional<Span> units = span(new Setting(Key.NET, Setting.WIDTH));
        if (!depth && from.hidden().size() != to.hidden().size()) {
            return false;
        }
        for (int i = 0; i < to.hidden().size(); i++) {
            int now = to.hidden().get(i).units();
            boolean asBefore = from.hidden().stream().anyMatch(layer -> layer.units() == now) && (depth || from.hidden().get(i).units() == now);
            if (!asBefore && !(width && units.map(span -> span.has(now)).orElse(true))) {
                return false;
            }
        }
        return from.network().inputs() == to.network().inputs() && from.network().outputs() == to.network().outputs();
    }
}
