package gradlab.ui.sweep;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Place;
import gradlab.catalogue.Range;
import gradlab.experiment.Catalogues;
import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Notation;
import gradlab.experiment.Notation.Source;
import gradlab.experiment.Setting;
import gradlab.experiment.SettingReader;
import gradlab.train.SweepAxis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What can be varied in an experiment, and values worth trying. */
final class Suggestions {

    static final Setting RATE = new Setting(Key.OPTIMIZER, "rate");
    static final Setting SCALE = new Setting(Key.INIT, "scale");
    static final Setting DEPTH = new Setting(Key.NET, Setting.DEPTH);
    private static final int FEW = 4;

    private Suggestions() {
    }

    /** A choice of two axes that stands ready. */
    enum Ready {
        OPTIMIZER_RATE(Setting.of(Key.OPTIMIZER), RATE),
        SCALE_DEPTH(SCALE, DEPTH),
        BATCH_RATE(Setting.of(Key.BATCH), RATE),
        INIT_DEPTH(Setting.of(Key.INIT), DEPTH);

        private final Setting down;
        private final Setting across;

        Ready(Setting down, Setting across) {
            this.down = down;
            this.across = across;
        }

        Setting down() {
            return down;
        }

        Setting across() {
            return across;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Everything of this experiment that can be varied, in the order of its file. */
    static List<Setting> settings(ExperimentSpec spec) {
        List<Setting> all = new ArrayList<>();
        for (Key key : Key.values()) {
            if (!SweepAxis.admits(key) || key == Key.STEPS || key == Key.EDITS) {
                continue;
            }
            all.add(Setting.of(key));
            if (key == Key.NET) {
                all.add(DEPTH);
                all.add(new Setting(Key.NET, Setting.WIDTH));
            }
            key.catalogue().ifPresent(catalogue -> catalogue.entries().stream().flatMap(entry -> entry.parameters().stream())
                    .filter(parameter -> isVaried(parameter.type())).map(parameter -> new Setting(key, parameter.spelling().english()))
                    .distinct().filter(setting -> !setting.valueOf(spec, Locale.ENGLISH).isEmpty()).forEach(all::add));
        }
        return all;
    }

    private static boolean isVaried(Class<?> type) {
        return type.isPrimitive() || type.isEnum();
    }

    /** Values to begin with, as they are typed. Reads data where members have to be tried, so it is not for the FX thread. */
    static String values(Setting setting, ExperimentSpec spec, Locale locale) {
        List<String> values = switch (setting.english()) {
            case "optimizer" -> Stream.of("sgd", "momentum", "rmsprop", "adam")
                    .map(name -> Catalogues.OPTIMIZER.find(name).orElseThrow().spelling().in(locale)).toList();
            case "init" -> Stream.of("xavier", "he", "normal(1)", "normal(5)").map(member -> {
                String name = member.replaceAll("\\(.*", "");
                return Catalogues.INITIALIZER.find(name).orElseThrow().spelling().in(locale) + member.substring(name.length());
            }).toList();
            case "optimizer.rate" -> List.of("0.001", "0.01", "0.1", "1");
            case "init.scale" -> List.of("0.25", "0.5", "1", "2", "4");
            case "net.depth" -> List.of("1", "2", "4", "8");
            case "net.width" -> List.of("2", "4", "8", "16");
            case "batch" -> List.of("4", "16", "64", locale.getLanguage().equals("ru") ? "весь" : "full");
            case "split" -> List.of("0.1", "0.3", "0.5");
            case "shuffle" -> locale.getLanguage().equals("ru") ? List.of("да", "нет") : List.of("yes", "no");
            case "net" -> Stream.concat(Stream.of(setting.valueOf(spec, locale)), Stream.of("4", "16", "16-16")
                    .map(hidden -> spec.network().inputs() + "-" + hidden + "-" + spec.network().outputs())).distinct().toList();
            default -> setting.isWholeKey() ? setting.key().catalogue().map(catalogue -> members(setting, catalogue, spec, locale)).orElse(List.of())
                    : setting.parameter().map(parameter -> ofParameter(parameter, setting, spec, locale)).orElse(List.of());
        };
        return SettingWords.list(values, locale);
    }

    /** What is there now and the next members of the catalogue that go with the experiment. */
    private static <T> List<String> members(Setting setting, Catalogue<T> catalogue, ExperimentSpec spec, Locale locale) {
        Set<String> values = new LinkedHashSet<>();
        String now = setting.brief(spec, locale);
        values.add(now);
        for (Entry<T> entry : catalogue.entries()) {
            String text = entry.spelling().in(locale);
            if (values.size() < FEW && !now.startsWith(text) && isUsable(setting, text, spec)) {
                values.add(text);
            }
        }
        return List.copyOf(values);
    }

    private static boolean isUsable(Setting setting, String text, ExperimentSpec spec) {
        Place place = new Place(setting.english(), 1, 1);
        try {
            return SettingReader.read(Map.of(setting, new Source(text, place, Path.of("").toAbsolutePath(), false)), spec, place).problems().isEmpty();
        } catch (BadInput | IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> ofParameter(Parameter parameter, Setting setting, ExperimentSpec spec, Locale locale) {
        if (parameter.type() == boolean.class) {
            return locale.getLanguage().equals("ru") ? List.of("да", "нет") : List.of("yes", "no");
        }
        String now = setting.valueOf(spec, locale);
        if (parameter.type().isEnum() || parameter.range().isEmpty()) {
            return List.of(now);
        }
        return numbers(Double.parseDouble(now), parameter.range().get(), parameter.type() == int.class);
    }

    private static List<String> numbers(double now, Range range, boolean whole) {
        double top = Math.min(range.max(), range.max() > 1 ? Math.max(2 * now, 1) : range.max());
        DoubleStream values = range.log() ? DoubleStream.of(now / 10, now, now * 10)
                : now == 0 ? DoubleStream.of(0, top / 4, top / 2) : DoubleStream.of(now / 2, now, now + (top - now) / 2);
        return values.map(value -> Math.clamp(value, range.min(), range.max())).map(value -> whole ? Math.rint(value) : rounded(value))
                .distinct().mapToObj(Notation::number).toList();
    }

    /** Three digits are enough for a suggestion. */
    private static double rounded(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }
}
