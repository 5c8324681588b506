package gradlab.ui.chart;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The cards of the grid: each shows one of several pictures that answer the same kind of question. */
enum ChartFamily {
    LOSS("loss", "loss:loss", "accuracy:accuracy"),
    RANK("rank", "gradient.rank:rank", "gradient.stable_rank:rank", "gradient.effective_rank:rank", "weight.rank:rank",
            "update.rank:rank", "local_rank:local-rank", "local_rank.absolute:local-rank"),
    SPECTRUM("spectrum", "gradient.sigma:spectrum", "weight.sigma:spectrum", "update.sigma:spectrum", "gradient.norm:norm",
            "weight.norm:norm", "update_to_weight:norm"),
    SATURATION("saturation", "saturation:saturation", "dead:saturation", "slope:slope");

    private static final String PREFIX = "chart-";

    private final String id;
    private final List<Member> members;

    /** A picture and the name of the chart under which lessons know it. */
    private record Member(String picture, String chart) {
        boolean isAmong(Collection<String> names) {
            return names.contains(picture) || names.contains(chart) || names.contains(PREFIX + chart);
        }
    }

    ChartFamily(String id, String... members) {
        this.id = id;
        this.members = Arrays.stream(members).map(member -> member.split(":"))
                .map(parts -> new Member(parts[0], parts[1])).toList();
    }

    /** As it stands in text keys. */
    String id() {
        return id;
    }

    /** The id of the card. */
    String nodeId() {
        return PREFIX + id;
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
