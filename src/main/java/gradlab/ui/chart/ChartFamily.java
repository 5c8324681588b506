package gradlab.ui.chart;

import gradlab.probe.LocalRank;
import gradlab.probe.Losses;
import gradlab.probe.Matrix;
import gradlab.probe.Norms;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.probe.Saturation;
import gradlab.probe.Spectra;
import gradlab.probe.Transport;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cards of the grid: each shows one of several pictures that answer the same kind of question. */
enum ChartFamily {
    LOSS("loss", Kind.LINES, "loss:loss", "accuracy:accuracy"),
    RANK("rank", Kind.CROSSED, of(Matrix.values(), "rank", "rank", "numerical_rank", "stable_rank", "effective_rank",
            "participation_ratio", "energy90", "energy95", "energy99", "ceiling")),
    SPECTRUM("spectrum", Kind.CROSSED, of(Matrix.values(), "spectrum", "sigma", "nuclear_norm", "condition")),
    SATURATION("saturation", Kind.LINES, "saturation:saturation", "dead:saturation", "slope:slope",
            "saturation.left:saturation", "saturation.right:saturation", "dimension_share:saturation", "phi_b:saturation"),
    NORM("norm", Kind.LINES, "gradient.norm:norm", "delta.norm:norm", "attenuation:norm", "attenuation.weight:norm",
            "attenuation.slope:norm", "attenuation.normalization:norm", "attenuation.product:norm", "update_to_weight:norm",
            "update.norm:norm", "weight.norm:norm", "weight.variance:norm", "bias.norm:norm", "norm_ratio:norm", "norm_ratio.start:norm"),
    FACTORS("factors", Kind.STILL, "factors:factors"),
    PREACTIVATIONS("preactivations", Kind.STILL, "preactivations:preactivations"),
    DEPTH("depth", Kind.STILL, "depth:depth"),
    LOCAL_RANK("local-rank", Kind.LINES, "local_rank:local-rank", "local_rank.absolute:local-rank"),
    SLICE("slice", Kind.STILL, "slice.path:slice", "slice.gradient:slice", "slice.random:slice");

    /** The family of an id as it stands in text keys. */
    static Optional<ChartFamily> of(String id) {
        return Stream.of(values()).filter(family -> family.id.equals(id)).findFirst();
    }

    /** How a card draws and what its menu looks like. */
    enum Kind {
        /** Curves over the steps. */
        LINES,
        /** Curves over the steps, one picture for each matrix and quantity. */
        CROSSED,
        /** What one step looks like: the latest, or the one under the cursor. */
        STILL
    }

    private static final String PREFIX = "chart-";

    private final String id;
    private final Kind kind;
    private final List<Member> members;

    /** A picture and the name of the chart under which lessons know it. */
    private record Member(String picture, String chart) {
        boolean isAmong(Collection<String> names) {
            return names.contains(picture) || names.contains(chart) || names.contains(PREFIX + chart);
        }
    }

    ChartFamily(String id, Kind kind, String... members) {
        this.id = id;
        this.kind = kind;
        this.members = Arrays.stream(members).map(member -> member.split(":"))
                .map(parts -> new Member(parts[0], parts[1])).toList();
    }

    private static String[] of(Matrix[] matrices, String chart, String... quantities) {
        return Stream.of(matrices).flatMap(matrix -> Stream.of(quantities).map(quantity -> matrix.id() + "." + quantity + ":" + chart))
                .toArray(String[]::new);
    }

    /** What has to be measured for this card, with its usual parameters. */
    Probe probe() {
        return switch (this) {
            case LOSS, SLICE -> new Losses();
            case RANK -> new Ranks();
            case SPECTRUM -> new Spectra();
            case SATURATION, PREACTIVATIONS -> new Saturation();
            case NORM, DEPTH -> new Norms();
            case FACTORS -> new Transport();
            case LOCAL_RANK -> new LocalRank();
        };
    }

    /** True if the experiment of the book measures what this card shows, even if nothing in its network has it. */
    boolean isMeasured(PictureBook book) {
        return switch (this) {
            case FACTORS -> book.measures(Transport.ATTENUATION);
            case PREACTIVATIONS -> book.measures(SATURATION.id);
            case DEPTH -> book.measures("weight.norm");
            case SLICE -> true;
            case LOSS, RANK, SPECTRUM, SATURATION, NORM, LOCAL_RANK -> pictures().stream().anyMatch(book::measures);
        };
    }

    /** As it stands in text keys. */
    String id() {
        return id;
    }

    /** The id of the card. */
    String nodeId() {
        return PREFIX + id;
    }

    Kind kind() {
        return kind;
    }

    /** The pictures it can show, the usual one first. */
    List<String> pictures() {
        return members.stream().map(Member::picture).toList();
    }

    /** True if the charts that a lesson names are this card or one of its pictures. */
    boolean isAmong(Collection<String> names) {
        return members.stream().anyMatch(member -> member.isAmong(names));
    }

    /** The picture to show when a lesson names charts: the present one if it is meant too. */
    String picture(Collection<String> names, String present) {
        return members.stream().filter(member -> member.isAmong(names)).map(Member::picture)
                .sorted((a, b) -> Boolean.compare(b.equals(present), a.equals(present))).findFirst().orElse(present);
    }
}
