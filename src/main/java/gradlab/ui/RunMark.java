package gradlab.ui;

import gradlab.train.Branch;
import gradlab.ui.theme.Palette;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;

/** A short piece of the line that a run is drawn with on every chart: A solid, B dashed, C dotted, D dash-dotted. */
final class RunMark extends Line {

    private static final double LENGTH = 22;

    RunMark(Branch branch) {
        super(0, 0, LENGTH, 0);
        getStyleClass().add("run-mark");
        setStrokeWidth(2);
        setStrokeLineCap(StrokeLineCap.BUTT);
        for (double length : Palette.dashes(branch.number())) {
            getStrokeDashArray().add(length);
        }
    }
}
