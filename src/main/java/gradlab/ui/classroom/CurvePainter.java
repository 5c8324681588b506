package gradlab.ui.classroom;

import gradlab.train.Window;
import gradlab.ui.Words;
import gradlab.ui.classroom.Picture.Frame;
import gradlab.ui.theme.CanvasText;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws the curves of a class: thin lines of single runs, the middle of every group as a line in a band, a key below. */
final class CurvePainter {

    private static final double LINE = 18;
    private static final double SWATCH = 22;
    private static final double FAINT = 0.38;

    private final Words words;
    private final String family;

    /** Where a picture was drawn. */
    record Drawn(Rectangle2D plot, Frame frame) {

        double x(double step) {
            return plot.getMinX() + step / frame.last() * plot.getWidth();
        }

        double y(double value) {
            return plot.getMaxY() - frame.height(value) * plot.getHeight();
        }

        double stepAt(double x) {
            return (x - plot.getMinX()) / plot.getWidth() * frame.last();
        }
    }

    CurvePainter(Words words, String family) {
        this.words = words;
        this.family = family;
    }

    /** @param scale of the text, 1 as usual */
    Drawn draw(GraphicsContext g, Picture picture, Palette palette, double width, double height, double scale) {
        g.setFill(palette.surface());
        g.fillRect(0, 0, width, height);
        Font caption = Font.font(family, 11 * scale);
        Frame frame = picture.frame();
        List<Double> ticks = ticks(frame, (int) Math.max(2, height / (48 * scale)));
        double left = 14 + ticks.stream().mapToDouble(value -> width(picture.measure().format(value, words), caption)).max().orElse(30);
        double foot = 2.2 * LINE * scale;
        double key = key(g, picture, palette, 0, 0, width - left - 16, scale, false);
        double top = 10 + 8 * scale;
        Rectangle2D plot = new Rectangle2D(left, top, Math.max(20, width - left - 18), Math.max(20, height - top - foot - key - 6));
        Drawn drawn = new Drawn(plot, frame);
        grid(g, picture, drawn, ticks, palette, caption);
        g.save();
        g.beginPath();
        g.rect(plot.getMinX(), plot.getMinY() - 2, plot.getWidth() + 2, plot.getHeight() + 4);
        g.clip();
        boolean bands = picture.band() && picture.works().size() > 2;
        for (Group group : picture.groups()) {
            for (Work work : group.works()) {
                line(g, drawn, picture.curve(work), colour(palette, group).deriveColor(0, 1, 1, bands ? FAINT : 0.85), 1.3 * scale, Palette.dashes(style(group)));
            }
        }
        if (bands) {
            picture.groups().forEach(group -> band(g, drawn, picture, group, palette, scale));
        }
        g.restore();
        if (frame.cut()) {
            write(g, words.get("results.cut", picture.measure().format(frame.high(), words)), plot.getMaxX(), plot.getMinY() - 8 * scale, caption, palette.warning(), TextAlignment.RIGHT);
        }
        key(g, picture, palette, left, plot.getMaxY() + foot, width - left - 16, scale, true);
        return drawn;
    }

    /** One run before all others, with what it is. */
    void mark(GraphicsContext g, Drawn drawn, Picture picture, Work work, Palette palette, Optional<Double> step, String label, double scale) {
        Window curve = picture.curve(work);
        Group group = picture.groups().stream().filter(one -> one.works().contains(work)).findFirst().orElseThrow();
        g.save();
        g.beginPath();
        g.rect(drawn.plot().getMinX(), drawn.plot().getMinY() - 3, drawn.plot().getWidth() + 3, drawn.plot().getHeight() + 6);
        g.clip();
        line(g, drawn, curve, palette.surface(), 7 * scale, new double[0]);
        line(g, drawn, curve, colour(palette, group), 3.5 * scale, Palette.dashes(style(group)));
        g.restore();
        double at = step.orElse(curve.isEmpty() ? 0 : curve.steps()[curve.size() - 1]);
        double value = Band.at(curve, at);
        if (!Double.isFinite(value)) {
            return;
        }
        double x = drawn.x(at);
        double y = Math.clamp(drawn.y(value), drawn.plot().getMinY(), drawn.plot().getMaxY());
        g.setFill(colour(palette, group));
        g.fillOval(x - 4 * scale, y - 4 * scale, 8 * scale, 8 * scale);
        Font text = Font.font(family, 12 * scale);
        double width = width(label, text) + 16;
        double high = 24 * scale;
        double boxX = Math.clamp(x + 10, drawn.plot().getMinX(), Math.max(drawn.plot().getMinX(), drawn.plot().getMaxX() - width));
        double boxY = y - high - 10 < drawn.plot().getMinY() ? y + 10 : y - high - 10;
        g.setFill(palette.surface());
        g.fillRoundRect(boxX, boxY, width, high, 8, 8);
        g.setStroke(palette.line());
        g.setLineWidth(1);
        g.setLineDashes();
        g.strokeRoundRect(boxX, boxY, width, high, 8, 8);
        write(g, label, boxX + 8, boxY + high / 2, text, palette.ink(), TextAlignment.LEFT);
    }

    private void grid(GraphicsContext g, Picture picture, Drawn drawn, List<Double> ticks, Palette palette, Font caption) {
        Rectangle2D plot = drawn.plot();
        Color grid = palette.surface().interpolate(palette.line(), 0.5);
        g.setLineDashes();
        g.setLineWidth(1);
        for (double value : ticks) {
            double y = Math.rint(drawn.y(value)) + 0.5;
            g.setStroke(grid);
            g.strokeLine(plot.getMinX(), y, plot.getMaxX(), y);
            write(g, picture.measure().format(value, words), plot.getMinX() - 6, y, caption, palette.fadedInk(), TextAlignment.RIGHT);
        }
        double last = Double.NEGATIVE_INFINITY;
        for (double step : even(0, drawn.frame().last(), 6)) {
            String label = words.whole((long) step);
            double x = drawn.x(step);
            double half = width(label, caption) / 2;
            if (x - half > last + 8) {
                double middle = Math.min(x, plot.getMaxX() + 14 - half);
                write(g, label, middle, plot.getMaxY() + caption.getSize(), caption, palette.fadedInk(), TextAlignment.CENTER);
                last = middle + half;
            }
        }
        write(g, words.get("results.axis.steps"), (plot.getMinX() + plot.getMaxX()) / 2, plot.getMaxY() + 2.4 * caption.getSize(), caption, palette.fadedInk(), TextAlignment.CENTER);
    }

    private static void line(GraphicsContext g, Drawn drawn, Window curve, Color colour, double width, double[] dashes) {
        g.setStroke(colour);
        g.setLineWidth(width);
        g.setLineDashes(dashes);
        g.beginPath();
        boolean open = false;
        for (int i = 0; i < curve.size(); i++) {
            double value = curve.values()[i];
            if (!Double.isFinite(value)) {
                open = false;
                continue;
            }
            // far outside of the clip a line is as good at its edge, and renderers dislike huge numbers
            double y = Math.clamp(drawn.y(value), drawn.plot().getMinY() - 50, drawn.plot().getMaxY() + 50);
            if (open) {
                g.lineTo(drawn.x(curve.steps()[i]), y);
            } else {
                g.moveTo(drawn.x(curve.steps()[i]), y);
            }
            open = true;
        }
        g.stroke();
        g.setLineDashes();
    }

    private static void band(GraphicsContext g, Drawn drawn, Picture picture, Group group, Palette palette, double scale) {
        List<Window> curves = group.works().stream().map(picture::curve).filter(curve -> !curve.isEmpty()).toList();
        if (curves.size() < 2) {
            return;
        }
        Band band = Band.of(curves);
        Color colour = colour(palette, group);
        g.beginPath();
        for (int i = 0; i < band.size(); i++) {
            g.lineTo(drawn.x(band.steps()[i]), drawn.y(band.high()[i]));
        }
        for (int i = band.size() - 1; i >= 0; i--) {
            g.lineTo(drawn.x(band.steps()[i]), drawn.y(band.low()[i]));
        }
        g.closePath();
        g.setFill(colour.deriveColor(0, 1, 1, 0.18));
        g.fill();
        line(g, drawn, new Window(band.steps(), band.median()), colour, 3 * scale, Palette.dashes(style(group)));
    }

    /** The names of the groups in lines; returns their height. */
    private double key(GraphicsContext g, Picture picture, Palette palette, double left, double top, double width, double scale, boolean drawn) {
        Font text = Font.font(family, 12 * scale);
        double x = 0;
        double y = LINE * scale / 2;
        for (Group group : picture.groups()) {
            String name = cut(words.get("results.key", group.name(), group.works().size()), width - SWATCH - 8, text);
            double wide = SWATCH + 6 + width(name, text) + 18;
            if (x > 0 && x + wide - 18 > width) {
                x = 0;
                y += LINE * scale;
            }
            if (drawn) {
                g.setStroke(colour(palette, group));
                g.setLineWidth(3);
                g.setLineDashes(Palette.dashes(style(group)));
                g.strokeLine(left + x, top + y, left + x + SWATCH, top + y);
                g.setLineDashes();
                write(g, name, left + x + SWATCH + 6, top + y, text, palette.ink(), TextAlignment.LEFT);
            }
            x += wide;
        }
        return picture.groups().isEmpty() ? 0 : y + LINE * scale / 2;
    }

    /** A line above the picture, for files. */
    void title(GraphicsContext g, String line, Palette palette, double x, double y) {
        write(g, line, x, y, Font.font(family, FontWeight.BOLD, 15), palette.ink(), TextAlignment.LEFT);
    }

    static Color colour(Palette palette, Group group) {
        return palette.series(group.index());
    }

    /** Colours repeat after eight groups, the pairs of colour and style later. */
    static int style(Group group) {
        return group.index() + group.index() / 8;
    }

    private static List<Double> ticks(Frame frame, int most) {
        if (!frame.logarithmic()) {
            return even(frame.low(), frame.high(), Math.min(most, 6));
        }
        int from = (int) Math.floor(Math.log10(frame.low()));
        int to = (int) Math.ceil(Math.log10(frame.high()));
        double[] mantissas = to - from <= 2 ? new double[] {1, 2, 5} : to - from <= 3 ? new double[] {1, 3} : new double[] {1};
        int every = Math.max(1, (to - from) / Math.max(1, most));
        List<Double> ticks = new ArrayList<>();
        for (int power = from; power <= to; power += every) {
            for (double mantissa : mantissas) {
                double value = mantissa * Math.pow(10, power);
                if (value >= frame.low() * 0.999 && value <= frame.high() * 1.001) {
                    ticks.add(value);
                }
            }
        }
        return ticks;
    }

    /** Round places, few of them. */
    private static List<Double> even(double low, double high, int most) {
        double raw = (high - low) / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = List.of(1.0, 2.0, 2.5, 5.0, 10.0).stream().map(mantissa -> mantissa * power).filter(one -> one >= raw * 0.999).findFirst().orElse(10 * power);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private static void write(GraphicsContext g, String line, double x, double y, Font font, Color colour, TextAlignment anchor) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(anchor);
        g.setTextBaseline(VPos.CENTER);
        CanvasText.fill(g, line, x, y);
    }

    private static double width(String line, Font font) {
        Text measured = new Text(line);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }

    private static String cut(String line, double room, Font font) {
        String shown = line;
        while (shown.length() > 2 && width(shown, font) > room) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
        }
        return shown;
    }
}
