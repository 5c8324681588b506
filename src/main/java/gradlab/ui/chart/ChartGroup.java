package gradlab.ui.chart;

import java.util.List;

/** The cards of the grid: each shows one of several related pictures. */
enum ChartGroup {
    LOSS("loss", "loss", "accuracy"),
    RANK("rank", "gradient.rank", "gradient.effective_rank", "gradient.stable_rank", "weight.rank", "update.rank"),
    SPECTRUM("spectrum", "gradient.sigma", "weight.sigma", "update.sigma"),
    SATURATION("saturation", "saturation", "dead", "slope", "gradient.norm", "update_to_weight");

    private final String id;
    private final List<String> pictures;

    ChartGroup(String id, String... pictures) {
        this.id = id;
        this.pictures = List.of(pictures);
    }

    String id() {
        return id;
    }

    List<String> pictures() {
        return pictures;
    }
}
