package gradlab.ui.lesson;

import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** One formula on a page, on the base line of its text or centred on a line of its own. Follows palette and text size. */
final class FormulaView extends Region {

    private final Page page;
    private final String latex;
    private final boolean display;
    private final ImageView picture = new ImageView();
    private final Label raw = new Label();
    private final Tooltip trouble = new Tooltip();
    private Formula.Look wanted;
    private double naturalWidth;
    private double naturalHeight;
    private double depth;

    FormulaView(Page page, String latex, boolean display) {
        this.page = page;
        this.latex = latex;
        this.display = display;
        getStyleClass().add(display ? "formula-display" : "formula");
        raw.getStyleClass().add("formula-raw");
        raw.setText(latex.strip());
        picture.setSmooth(true);
        getChildren().addAll(picture, raw);
        picture.setVisible(false);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(latex.strip());
        page.keep(page.model().paletteProperty().subscribe((_, _) -> redraw()));
        page.keep(page.textSizeProperty().subscribe((_, _) -> redraw()));
        page.keep(page.widthProperty().subscribe((_, _) -> requestLayout()));
        redraw();
    }

    /** True once the picture, or the verdict that there is none, has arrived. */
    boolean isSettled() {
        return picture.isVisible() || raw.getStyleClass().contains("formula-unreadable");
    }

    private void redraw() {
        Formula.Look look = page.look(display);
        if (!look.equals(wanted)) {
            wanted = look;
            page.formulas().show(latex, look, formula -> accept(look, formula));
        }
    }

    private void accept(Formula.Look look, Formula formula) {
        if (!look.equals(wanted)) {
            return;
        }
        switch (formula) {
            case Formula.Drawn drawn -> {
                picture.setImage(drawn.image());
                naturalWidth = drawn.width();
                naturalHeight = drawn.height();
                depth = drawn.depth();
                picture.setVisible(true);
                raw.setVisible(false);
            }
            case Formula.Unreadable unreadable -> {
                raw.getStyleClass().add("formula-unreadable");
                trouble.textProperty().bind(page.words().of("lesson.formula.unreadable", unreadable.culprit()));
                raw.setTooltip(trouble);
            }
        }
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return display ? Orientation.HORIZONTAL : null;
    }

    private double fit(double room) {
        return picture.isVisible() && room > 0 && naturalWidth > room ? room / naturalWidth : 1;
    }

    private double room() {
        return page.widthProperty().get();
    }

    @Override
    protected double computePrefWidth(double height) {
        return picture.isVisible() ? naturalWidth * fit(room()) : raw.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return display ? 0 : computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return picture.isVisible() ? naturalHeight * fit(display && width > 0 ? width : room()) : raw.prefHeight(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public double getBaselineOffset() {
        return picture.isVisible() ? (naturalHeight - depth) * fit(room()) : raw.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        if (picture.isVisible()) {
            double fit = fit(display ? getWidth() : room());
            picture.setFitWidth(naturalWidth * fit);
            picture.setFitHeight(naturalHeight * fit);
            picture.relocate(display ? snapPositionX((getWidth() - naturalWidth * fit) / 2) : 0, 0);
        } else {
            double width = Math.min(raw.prefWidth(-1), getWidth());
            raw.resizeRelocate(display ? (getWidth() - width) / 2 : 0, 0, width, raw.prefHeight(-1));
        }
    }

    /** A colour as Java2D counts it. */
    static int argb(Color color) {
        return 0xff000000 | (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
