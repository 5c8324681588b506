package gradlab.ui.widget;

import gradlab.ui.theme.Palette;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A drawing as wide as its page, drawn anew when palette, text size or width change. Takes the keyboard's focus. */
final class Sketch extends Region {

    private final Sheet page;
    private final double height;
    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private final Consumer<Sketch> painter;

    /** @param height in points at the usual text size */
    Sketch(Sheet page, double height, Consumer<Sketch> painter) {
        this.page = page;
        this.height = height;
        this.painter = painter;
        getStyleClass().add("sketch");
        font.setVisible(false);
        getChildren().addAll(canvas, font);
        setFocusTraversable(true);
        page.keep(page.paletteProperty().subscribe((_, _) -> redraw()));
        page.keep(page.textSizeProperty().subscribe((_, _) -> requestLayout()));
        page.keep(page.words().textsProperty().subscribe((_, _) -> redraw()));
        font.fontProperty().subscribe((_, _) -> redraw());
    }

    GraphicsContext pen() {
        return canvas.getGraphicsContext2D();
    }

    Palette palette() {
        return page.paletteProperty().get();
    }

    /** How much larger than usual the reader wants text. */
    double zoom() {
        return page.textSizeProperty().get() / Sheet.TEXT_SIZE;
    }

    double width() {
        return canvas.getWidth();
    }

    double height() {
        return canvas.getHeight();
    }

    void redraw() {
        if (width() > 0) {
            pen().clearRect(0, 0, width(), height());
            pen().setFont(Font.font(font.getFont().getFamily(), 11 * zoom()));
            pen().setLineDashes();
            painter.accept(this);
        }
    }

    /** A caption in faded ink; {@code x} is where the given side of the text stands. */
    void caption(String text, double x, double y, TextAlignment side, VPos height) {
        pen().setFill(palette().fadedInk());
        pen().setTextAlign(side);
        pen().setTextBaseline(height);
        pen().fillText(text, x, y);
    }

    @Override
    protected double computePrefWidth(double ofHeight) {
        return 280;
    }

    @Override
    protected double computePrefHeight(double ofWidth) {
        return Math.ceil(height * Math.sqrt(zoom()));
    }

    @Override
    protected double computeMinHeight(double ofWidth) {
        return computePrefHeight(ofWidth);
    }

    @Override
    protected void layoutChildren() {
        font.resize(10, 10);
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
        redraw();
    }
}
