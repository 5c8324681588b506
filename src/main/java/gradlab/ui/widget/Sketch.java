package gradlab.ui.widget;

import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** A drawing as wide as its page, drawn anew when palette, text size or width change. Takes the keyboard's focus. */
public final class Sketch extends Region {

    private final Sheet page;
    private final Shape shape;
    private final Canvas canvas = new Canvas();
    private final Label font = new Label();
    private final Text measure = new Text();
    private final Consumer<Sketch> painter;

    /** How tall a drawing is, in points, when it is {@code width} points wide and text is {@code zoom} times as large as usual. */
    public interface Shape {
        double height(double width, double zoom);
    }

    /** @param height in points at the usual text size; larger text makes the drawing somewhat taller */
    public Sketch(Sheet page, double height, Consumer<Sketch> painter) {
        this(page, (_, zoom) -> height * Math.sqrt(zoom), painter);
    }

    public Sketch(Sheet page, Shape shape, Consumer<Sketch> painter) {
        this.page = page;
        this.shape = shape;
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

    public GraphicsContext pen() {
        return canvas.getGraphicsContext2D();
    }

    public Palette palette() {
        return page.paletteProperty().get();
    }

    /** How much larger than usual the reader wants text. */
    public double zoom() {
        return page.textSizeProperty().get() / Sheet.TEXT_SIZE;
    }

    public double width() {
        return canvas.getWidth();
    }

    public double height() {
        return canvas.getHeight();
    }

    public void redraw() {
        if (width() > 0) {
            pen().clearRect(0, 0, width(), height());
            plainText();
            pen().setLineDashes();
            painter.accept(this);
        }
    }

    /** Text from here on in the usual size and weight. */
    public void plainText() {
        pen().setFont(Font.font(font.getFont().getFamily(), 11 * zoom()));
    }

    /** Text from here on bold, and so many times as large as captions are. */
    public void boldText(double times) {
        pen().setFont(Font.font(font.getFont().getFamily(), FontWeight.BOLD, 11 * times * zoom()));
    }

    /** How wide the text would stand here now, in points. */
    public double widthOf(String text) {
        measure.setFont(pen().getFont());
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    /**
     * Text in a colour; what would run over an edge of the drawing is moved inside, and made smaller if it is wider than that.
     *
     * @param x where the given side of the text is wanted
     */
    public void label(String text, double x, double y, TextAlignment side, VPos height, Color colour) {
        label(text, x, y, side, height, colour, width() - 2);
    }

    /** @param room how wide the text may be; one that is wider is made smaller */
    public void label(String text, double x, double y, TextAlignment side, VPos height, Color colour, double room) {
        Font usual = pen().getFont();
        double wide = widthOf(text);
        if (wide > room) {
            pen().setFont(Font.font(usual.getFamily(), usual.getStyle().contains("Bold") ? FontWeight.BOLD : FontWeight.NORMAL, usual.getSize() * room / wide));
            wide = room;
        }
        double tall = pen().getFont().getSize();
        double left = x - (side == TextAlignment.LEFT ? 0 : side == TextAlignment.RIGHT ? wide : wide / 2);
        double above = height == VPos.TOP ? 0 : height == VPos.BOTTOM ? tall : tall / 2;
        pen().setFill(colour);
        pen().setTextAlign(TextAlignment.LEFT);
        pen().setTextBaseline(height);
        CanvasText.fill(pen(), text, Math.max(1, Math.min(left, width() - wide - 1)), Math.max(above + 1, Math.min(y, height() - (tall * 1.2 - above))));
        pen().setFont(usual);
    }

    /** A caption in faded ink; {@code x} is where the given side of the text stands. */
    public void caption(String text, double x, double y, TextAlignment side, VPos height) {
        pen().setFill(palette().fadedInk());
        pen().setTextAlign(side);
        pen().setTextBaseline(height);
        CanvasText.fill(pen(), text, x, y);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double ofHeight) {
        return 280;
    }

    @Override
    protected double computePrefHeight(double ofWidth) {
        return Math.ceil(shape.height(ofWidth > 0 ? ofWidth : 280, zoom()));
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
