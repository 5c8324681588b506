package gradlab.ui.network;

import gradlab.nn.NetworkShape;
import gradlab.probe.Activity;
import gradlab.train.Prepared;
import gradlab.train.Snapshot;
import gradlab.ui.Words;
import java.util.Optional;

/** The picture and the map of answers in sentences, for those who hear them. */
record NetworkDescription(NetworkView view) {

    String ofNetwork() {
        NetworkShape shape = view.shape();
        Words words = view.words();
        String selected = CaptionPainter.layerLine(view, view.selected());
        String text = words.get("network.description", shape.sizes(), selected, shape.units(Math.clamp(view.selected(), 1, shape.depth())));
        Optional<Activity> activity = NeuronPainter.activity(view, view.selected());
        if (activity.isPresent() && shape.activation(view.selected()).saturates()) {
            text += " " + words.get("network.description.saturated", words.percent(activity.get().saturatedShare(view.selected())));
        } else if (activity.isPresent() && shape.activation(view.selected()).canDie()) {
            text += " " + words.get("network.description.dead", words.percent(activity.get().deadShare(view.selected())));
        }
        return text;
    }

    /**
     * What the map of answers shows: how good the answers are, and in which corner of the plane most mistakes lie.
     *
     * @param accuracy share of right answers on the training part, NaN if there is none
     */
    String ofMap(double accuracy) {
        Words words = view.words();
        if (view.maps().isEmpty() || view.colours().isEmpty()) {
            return words.get("network.map.empty");
        }
        String text = words.get("network.map.spoken", view.inputName(0), view.inputName(1));
        if (view.colours().get().isClasses()) {
            String named = Double.isNaN(accuracy) ? "" : " " + words.get("network.map.accuracy", words.percent(accuracy));
            text += named + " " + mistakes();
        }
        return text;
    }

    /** Counts wrong answers of the training part by the quarters of the plane, by the map that is shown. */
    private String mistakes() {
        Prepared data = view.data().orElseThrow();
        Snapshot.Maps maps = view.maps().orElseThrow();
        AnswerColours colours = view.colours().orElseThrow();
        float[][] answers = maps.answers()[maps.answers().length - 1];
        int[] wrong = new int[4];
        int all = 0;
        double range = maps.greatest() - maps.least();
        for (int row : DecisionMap.drawnRows(data.training().rows())) {
            Pin pin = new Pin(false, row);
            double right = (pin.input(data, 0) - maps.least()) / range;
            double down = (maps.greatest() - pin.input(data, 1)) / range;
            double[] outputs = new double[answers.length];
            for (int k = 0; k < outputs.length; k++) {
                outputs[k] = Resampling.at(answers[k], maps.size(), right, down);
            }
            if (colours.likeliest(outputs) != (int) pin.target(data)) {
                wrong[(right < 0.5 ? 0 : 1) + (down < 0.5 ? 0 : 2)]++;
                all++;
            }
        }
        int most = 0;
        for (int quarter = 1; quarter < wrong.length; quarter++) {
            most = wrong[quarter] > wrong[most] ? quarter : most;
        }
        Words words = view.words();
        return all == 0 ? words.get("network.map.right")
                : words.get("network.map.wrong", words.whole(all), words.get("network.map.quarter." + most), words.whole(wrong[most]));
    }
}
