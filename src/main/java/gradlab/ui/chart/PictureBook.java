package gradlab.ui.chart;

import gradlab.experiment.ExperimentSpec;
import gradlab.nn.NetworkShape;
import gradlab.probe.Facts;
import gradlab.probe.LocalRank;
import gradlab.probe.Picture;
import gradlab.probe.Probe;
import gradlab.probe.Ranks;
import gradlab.train.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every picture that the probes of an experiment offer, and the thresholds that captions speak of.
 *
 * @param shape the network; absent in a book that is empty
 * @param rankThreshold τ, NaN if ranks are not measured
 * @param saturationThreshold ε
 * @param localRank how local ranks are measured
 */
public record PictureBook(List<Picture> pictures, Optional<NetworkShape> shape, double rankThreshold, double saturationThreshold,
        LocalRank localRank) {

    static final PictureBook EMPTY = new PictureBook(List.of(), Optional.empty(), Double.NaN, Double.NaN, new LocalRank());

    public PictureBook {
        pictures = List.copyOf(pictures);
    }

    /** The pictures of an experiment on its data. */
    public static PictureBook of(ExperimentSpec spec, Prepared data) {
        Facts facts = data.facts(spec);
        List<Picture> pictures = new ArrayList<>();
        double rankThreshold = Double.NaN;
        for (Probe probe : spec.probesWithLoss()) {
            pictures.addAll(probe.pictures(facts));
            if (probe instanceof Ranks ranks) {
                rankThreshold = ranks.threshold();
            }
        }
        return new PictureBook(pictures, Optional.of(spec.network()), rankThreshold, spec.saturationThreshold(), spec.localRank());
    }

    PictureBook withRankThreshold(double changed) {
        return new PictureBook(pictures, shape, changed, saturationThreshold, localRank);
    }

    PictureBook withSaturationThreshold(double changed) {
        return new PictureBook(pictures, shape, rankThreshold, changed, localRank);
    }

    /** The number of the output layer. */
    public int depth() {
        return shape.map(NetworkShape::depth).orElse(0);
    }

    /** The picture of an id; of one layer where the picture is about a layer. Pictures without lines are not offered. */
    public Optional<Picture> find(String id, int layer) {
        return pictures.stream().filter(picture -> picture.id().equals(id) && !picture.lines().isEmpty()
                && (picture.layer() == 0 || picture.layer() == layer)).findFirst();
    }

    /** True if the experiment measures what the picture is about, even if nothing in this network has it. */
    boolean measures(String id) {
        return pictures.stream().anyMatch(picture -> picture.id().equals(id));
    }
}
