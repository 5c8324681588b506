package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.probe.Picture.Axis;
import gradlab.train.Branch;
import gradlab.train.Event;
import gradlab.ui.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What charts say: titles, names of curves, numbers in the manner of their axis. */
final class ChartWords {

    /** What stands where nothing was measured. */
    static final String UNKNOWN = "—";

    private static final String PERCENT = "\u00A0%";

    private final Words words;

    ChartWords(Words words) {
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** @param depth the number of the output layer */
    String title(Picture picture, int depth) {
        return titles(picture, depth).getFirst();
    }

    /** Titles, the longest first. */
    List<String> titles(Picture picture, int depth) {
        String place = layer(picture.layer(), depth);
        return crossed(picture.id()).map(parts -> wordings("chart.quantity." + parts.quantity() + ".title", of(parts.matrix()), place))
                .orElseGet(() -> wordings("chart." + picture.id() + ".title", place));
    }

    /** A short name among its siblings. */
    String choice(String pictureId) {
        return crossed(pictureId).map(parts -> parts.quantity().equals("sigma") ? matrix(parts.matrix()) : quantity(parts.quantity()))
                .orElseGet(() -> words.get("chart." + pictureId + ".choice"));
    }

    /** A rank or another number made of singular values, as a menu names it. */
    String quantity(String quantity) {
        return words.get("chart.quantity." + quantity + ".choice");
    }

    /** A matrix as a menu names it. */
    String matrix(String matrix) {
        return words.get("chart.matrix." + matrix);
    }

    String family(ChartFamily family) {
        return words.get("chart.family." + family.id());
    }

    /** What exactly is drawn, with the thresholds in force. */
    String caption(Picture picture, PictureBook book) {
        return captions(picture, book).getFirst();
    }

    /** Captions, the longest first. */
    List<String> captions(Picture picture, PictureBook book) {
        String rank = words.number(book.rankThreshold(), 3);
        String saturation = words.number(book.saturationThreshold(), 3);
        String ceiling = picture.guides().stream().anyMatch(guide -> guide.kind() == Picture.Guide.Kind.CEILING)
                ? words.get("chart.ceiling") : "";
        return crossed(picture.id())
                .map(parts -> wordings("chart.quantity." + parts.quantity() + ".caption", rank, ceiling))
                .orElseGet(() -> wordings("chart." + picture.id() + ".caption", rank, saturation,
                        words.number(book.localRank().threshold(), 3), words.number(book.localRank().absolute(), 3)));
    }

    private String of(String matrix) {
        return words.get("chart.matrix." + matrix + ".of");
    }

    /** Pictures of one number made of the singular values of one matrix; their words are put together. */
    private record Crossed(String matrix, String quantity) {
    }

    private Optional<Crossed> crossed(String pictureId) {
        int dot = pictureId.indexOf('.');
        return Optional.of(pictureId).filter(_ -> dot > 0)
                .map(id -> new Crossed(id.substring(0, dot), id.substring(dot + 1)))
                .filter(parts -> words.texts().has("chart.matrix." + parts.matrix())
                        && words.texts().has("chart.quantity." + parts.quantity() + ".choice"));
    }

    /** A text and its shorter wordings, if there are some. */
    List<String> wordings(String key, Object... args) {
        return Stream.of("", ".short", ".brief").map(key::concat).filter(words.texts()::has).map(each -> words.get(each, args)).toList();
    }

    String logScale() {
        return words.get("chart.log");
    }

    String read(Picture picture) {
        return crossed(picture.id()).map(parts -> words.get("chart.quantity." + parts.quantity() + ".read") + " "
                + words.get("chart.matrix." + parts.matrix() + ".read")).orElseGet(() -> words.get("chart." + picture.id() + ".read"));
    }

    /** What the picture shows, as LaTeX; empty where words say it all. */
    String formula(Picture picture) {
        String key = crossed(picture.id()).map(parts -> "chart.quantity." + parts.quantity()).orElse("chart." + picture.id()) + ".formula";
        return words.texts().has(key) ? words.get(key) : "";
    }

    /** A caption as a sentence. A symbol at the beginning stays as it is: Σ is not σ. */
    static String sentence(String caption) {
        if (caption.isEmpty()) {
            return "";
        }
        char first = caption.charAt(0);
        boolean symbol = Character.UnicodeScript.of(first) == Character.UnicodeScript.GREEK;
        return (symbol ? first : Character.toUpperCase(first)) + caption.substring(1) + ".";
    }

    /** How the picture is read, after what exactly is drawn: a narrow card has no room for the whole caption. */
    String explained(Picture picture, String caption) {
        return caption.isEmpty() ? read(picture) : explained(caption, read(picture));
    }

    /** A caption and a sentence one below the other. */
    static String explained(String caption, String sentence) {
        return sentence(caption) + "\n" + sentence;
    }

    /** The name of a curve; curves of layers are just numbers, the word stands once before them. */
    String name(Curve curve, int depth) {
        return switch (curve.kind()) {
            case NAMED -> words.get("chart.line." + curve.series());
            case LAYER -> curve.layer() == depth ? words.get("chart.line.output") : Integer.toString(curve.layer());
            case SIGMA -> "σ" + subscript(curve.number());
            case THRESHOLD -> words.get("chart.line.threshold");
        };
    }

    /** The name of a curve where it stands alone. */
    String fullName(Curve curve, int depth) {
        return curve.kind() == Curve.Kind.LAYER ? layer(curve.layer(), depth) : name(curve, depth);
    }

    String layers() {
        return words.get("chart.line.layer");
    }

    /** A value for a legend; layers stand side by side there, so theirs are shorter. */
    String value(Axis axis, Curve curve, double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        return switch (axis) {
            case SHARE -> curve.layer() > 0 && value < 0.999 ? words.number(100 * value, 2) + PERCENT : words.percent(value);
            case COUNT -> words.number(value, value >= 10 ? 3 : 2);
            case LINEAR, LOG -> words.number(value, curve.layer() > 0 ? 2 : 3);
        };
    }

    String tick(Axis axis, double value) {
        return switch (axis) {
            case SHARE -> words.percent(value);
            case COUNT, LINEAR, LOG -> words.number(value, 6);
        };
    }

    /** A tick of a log axis: 0,01 or 10⁻². */
    String logTick(double value, boolean plain) {
        if (plain) {
            return words.number(value, 3);
        }
        int power = (int) Math.floor(Math.log10(value) + 1e-9);
        long mantissa = Math.round(value / Math.pow(10, power));
        return (mantissa == 1 ? "" : mantissa + "·") + Words.powerOfTen(power);
    }

    /** What stands before the signs of the runs: whose numbers the legend shows. */
    String runs(Companions companions) {
        return words.get("chart.runs", Branch.letter(companions.chosen()));
    }

    /** The name of a curve on the curve itself: A2 is layer 2 of run A. */
    String tag(int run, Curve curve) {
        return Branch.letter(run) + switch (curve.kind()) {
            case NAMED -> words.texts().has("chart.tag." + curve.series()) ? "\u00A0" + words.get("chart.tag." + curve.series()) : "";
            case LAYER -> Integer.toString(curve.layer());
            case SIGMA -> "\u00A0σ" + subscript(curve.number());
            case THRESHOLD -> "";
        };
    }

    /** How the difference from another run is called. */
    String difference(Companions companions) {
        return words.get("chart.difference", Branch.letter(companions.chosen()),
                companions.reference().map(other -> Branch.letter(other.number())).orElse(""));
    }

    String step(double step) {
        return words.get("chart.step", words.whole((long) step));
    }

    String event(Event event) {
        String value = event.kind() == Event.Kind.SATURATED ? words.percent(event.value()) : words.number(event.value(), 3);
        String change = event.change().map(found -> found.describe(words.locale())).orElse("");
        return words.get("event." + event.kind().id(), event.layer(), value, change);
    }

    String layer(int layer, int depth) {
        return layer == depth ? words.get("chart.line.output") : layers() + " " + layer;
    }

    private static String subscript(int number) {
        StringBuilder digits = new StringBuilder();
        Integer.toString(number).chars().forEach(digit -> digits.append((char) ('₀' + digit - '0')));
        return digits.toString();
    }
}
