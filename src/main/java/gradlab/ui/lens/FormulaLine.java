package gradlab.ui.lens;

import gradlab.ui.LabModel;
import gradlab.ui.lesson.Formula;
import gradlab.ui.lesson.FormulaImages;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Screen;

/** One formula on a line of its own, made smaller where it is wider than the line. Until its picture is there, its LaTeX stands there. */
final class FormulaLine extends Region {

    private static final double SIZE = 14;

    private final ImageView picture = new ImageView();
    private final Label raw = new Label();
    private final double base;
    private double naturalWidth;
    private double naturalHeight;

    FormulaLine(LabModel model, FormulaImages images, String latex, double size) {
        this.base = size;
        getStyleClass().add("lens-formula");
        raw.setText(latex);
        raw.setVisible(false);
        raw.getStyleClass().add("caption");
        picture.setSmooth(true);
        getChildren().addAll(picture, raw);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Spoken.of(latex));
        Color ink = model.paletteProperty().get().ink();
        double points = base * model.scaleProperty().get();
        double pixels = Math.max(2, Screen.getPrimary().getOutputScaleX());
        naturalHeight = points * 1.6;
        // on a line of its own a fraction has room
        images.show(latex.replace("\\frac", "\\dfrac"), new Formula.Look(false, points, argb(ink), pixels), this::accept);
    }

    FormulaLine(LabModel model, FormulaImages images, String latex) {
        this(model, images, latex, SIZE);
    }

    private void accept(Formula formula) {
        switch (formula) {
            case Formula.Drawn drawn -> {
                picture.setImage(drawn.image());
                naturalWidth = drawn.width();
                naturalHeight = drawn.height();
            }
            case Formula.Unreadable unreadable -> raw.setVisible(true);
        }
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private double fit(double room) {
        return room > 0 && naturalWidth > room ? room / naturalWidth : 1;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return raw.isVisible() ? raw.prefWidth(-1) : naturalWidth;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return raw.isVisible() ? raw.prefHeight(-1) : Math.ceil(naturalHeight * fit(width)) + 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double fit = fit(getWidth());
        picture.setFitWidth(naturalWidth * fit);
        picture.setFitHeight(naturalHeight * fit);
        picture.relocate(0, Math.max(0, snapPositionY((getHeight() - naturalHeight * fit) / 2)));
        raw.resizeRelocate(0, 0, getWidth(), raw.prefHeight(-1));
    }

    private static int argb(Color color) {
        return 0xff000000 | (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8 | (int) Math.round(color.getBlue() * 255);
    }
}
