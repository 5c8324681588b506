package gradlab.ui.chart;

import gradlab.catalogue.Texts;
import gradlab.catalogue.WholeFile;
import gradlab.probe.Picture;
import gradlab.train.Branch;
import gradlab.train.Event;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jfree.data.Range;

/** Charts as images, drawn without a window: title, caption, legend and curves in the colours of the lab. */
public final class ChartPictures {

    private static final List<String> WORTH_HAVING = List.of("loss", "accuracy", "gradient.rank", "gradient.stable_rank",
            "gradient.effective_rank", "gradient.sigma", "saturation", "dead", "gradient.norm", "update_to_weight",
            "local_rank");
    private static final int MOST_LAYERS = 8;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final double SCALE = 2;
    private static final int EDGE = 16;
    private static final int TITLE = 15;
    private static final int ROW = 18;
    private static final int SWATCH = 20;
    private static final int GAP = 16;
    private static final float[] EVENT = {2, 3};

    private final Palette palette;
    private final ChartWords words;
    private final ChartStyle style;

    public ChartPictures(Palette palette, Texts texts) {
        this(palette, new Words(texts));
    }

    ChartPictures(Palette palette, Words words) {
        this.palette = palette;
        this.words = new ChartWords(words);
        this.style = new ChartStyle(palette, Font.SANS_SERIF);
    }

    /** Writes a PNG for every picture of the run that is worth having and has something to show; returns the files. */
    public List<Path> write(Run run, Recorder recorder, Path folder) throws IOException {
        Files.createDirectories(folder);
        PictureBook book = PictureBook.of(run.spec(), run.data());
        Readings readings = Readings.of(recorder, book);
        List<Path> files = new ArrayList<>();
        for (Picture picture : book.pictures()) {
            if (WORTH_HAVING.contains(picture.id()) && picture.layer() <= MOST_LAYERS && hasValues(picture, readings)) {
                Path file = folder.resolve(name(picture) + ".png");
                PngFile.write(file, image(picture, book, readings, true));
                files.add(file);
            }
        }
        return files;
    }

    /**
     * One picture at twice the size of the screen.
     *
     * @param log true for a log axis, where the picture admits one
     */
    BufferedImage image(Picture picture, PictureBook book, Readings readings, boolean log) {
        return image(picture, book, readings, log, new Beside(Companions.NONE, 1, 0));
    }

    /**
     * What is drawn beside the run itself.
     *
     * @param layer whose difference is shown, where every layer has a curve
     * @param lastStep the axis runs at least to here
     * @param recent whether the vertical axis follows recent values
     * @param range of the vertical axis; absent if it is to be found
     */
    record Beside(Companions runs, int layer, double lastStep, boolean recent, Optional<Range> range) {
        Beside(Companions runs, int layer, double lastStep) {
            this(runs, layer, lastStep, false, Optional.empty());
        }
    }

    /** The same with other runs behind it. */
    BufferedImage image(Picture picture, PictureBook book, Readings readings, boolean log, Beside beside) {
        return canvas(painter(picture, book, readings, log, beside));
    }

    /** The same as drawing, for an image or a vector file. */
    Consumer<Graphics2D> painter(Picture picture, PictureBook book, Readings readings, boolean log, Beside beside) {
        Companions runs = beside.runs();
        PictureChart chart = new PictureChart(picture, RunOverlay.dressed(Curves.of(picture, palette, book.rankThreshold()), runs), style, words, log);
        if (!runs.isEmpty()) {
            chart.lay(new RunOverlay(chart.curves(), runs, style, beside.layer()));
        }
        chart.followRecent(beside.recent());
        beside.range().ifPresent(chart::holdRange);
        chart.show(readings, beside.lastStep(), WIDTH);
        return g -> {
            int top = head(g, words.title(picture, book.depth()), words.choice(picture.id()) + " · "
                    + ChartCaption.of(List.of(words.caption(picture, book)), chart, words).getFirst()
                    + (chart.scale() == Scale.LOG ? ", " + words.logScale() : ""));
            top = legend(g, chart, book, readings, top);
            top = runs.isEmpty() ? top : legend(g, chart, runs, readings, top);
            plot(g, chart, readings.recorder(), top);
        };
    }

    /** A drawing of one step under its title and caption. */
    Consumer<Graphics2D> painter(String title, String caption, Still drawing) {
        return g -> {
            int top = head(g, title, caption);
            int x = EDGE;
            for (Still.Key key : drawing.keys(style, words)) {
                g.setColor(ChartStyle.awt(key.colour()));
                g.fillRect(x, top - SWATCH / 2, SWATCH / 2, SWATCH / 2);
                g.setColor(ChartStyle.awt(palette.ink()));
                String text = key.name() + " " + key.value();
                g.drawString(text, x + SWATCH, top);
                x += SWATCH + g.getFontMetrics().stringWidth(text) + GAP;
            }
            drawing.draw(g, new Rectangle2D.Double(EDGE / 2.0, top + ROW / 2.0, WIDTH - EDGE, HEIGHT - top - EDGE), style, words);
        };
    }

    /** Writes a drawing as an image. */
    WholeFile.Writing png(Consumer<Graphics2D> painter) {
        return out -> PngFile.of(canvas(painter)).to(out);
    }

    /** Writes a drawing as a vector file. */
    WholeFile.Writing svg(String title, Consumer<Graphics2D> painter) {
        return SvgFile.of(title, WIDTH, HEIGHT, g -> {
            g.setColor(ChartStyle.awt(palette.surface()));
            g.fillRect(0, 0, WIDTH, HEIGHT);
            painter.accept(g);
        });
    }

    private BufferedImage canvas(Consumer<Graphics2D> painter) {
        BufferedImage image = new BufferedImage((int) (WIDTH * SCALE), (int) (HEIGHT * SCALE), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(ChartStyle.awt(palette.surface()));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(SCALE, SCALE);
        painter.accept(g);
        g.dispose();
        return image;
    }

    /** The name of a picture's file, without extension: {@code loss}, {@code gradient.sigma.layer2}. */
    static String name(Picture picture) {
        return picture.layer() == 0 ? picture.id() : picture.id() + ".layer" + picture.layer();
    }

    private static boolean hasValues(Picture picture, Readings readings) {
        return picture.lines().stream().anyMatch(line ->
                readings.history(line.series().id()).map(history -> history.points() > 0).orElse(false));
    }

    private int head(Graphics2D g, String title, String caption) {
        g.setFont(style.font().deriveFont(Font.BOLD, TITLE));
        g.setColor(ChartStyle.awt(palette.ink()));
        g.drawString(title, EDGE, EDGE + TITLE);
        g.setFont(style.font());
        g.setColor(ChartStyle.awt(palette.fadedInk()));
        g.drawString(caption, EDGE, EDGE + TITLE + ROW);
        return EDGE + TITLE + 2 * ROW;
    }

    /** Draws names and last values; returns where the chart may begin. */
    private int legend(Graphics2D g, PictureChart chart, PictureBook book, Readings readings, int top) {
        int x = EDGE;
        int y = top + ROW / 2;
        List<Curve> curves = Curves.named(chart.curves()).stream()
                .filter(curve -> readings.history(curve.series()).map(history -> history.points() > 0).orElse(false)).toList();
        if (curves.stream().anyMatch(curve -> curve.kind() == Curve.Kind.LAYER)) {
            g.setColor(ChartStyle.awt(palette.fadedInk()));
            g.drawString(words.layers(), x, y);
            x += g.getFontMetrics().stringWidth(words.layers()) + GAP / 2;
        }
        for (Curve curve : curves) {
            String name = words.name(curve, book.depth());
            String value = words.value(chart.picture().axis(), curve, PictureChart.value(readings, curve, Double.NaN));
            int width = SWATCH + 12 + g.getFontMetrics().stringWidth(name + value);
            if (x + width > WIDTH - EDGE && x > EDGE) {
                x = EDGE;
                y += ROW;
            }
            g.setColor(ChartStyle.awt(curve.colour()));
            g.setStroke(Curve.stroke(Math.max(2, curve.width()), curve.dashes()));
            g.draw(new Line2D.Double(x, y - 4, x + SWATCH, y - 4));
            g.setColor(ChartStyle.awt(palette.fadedInk()));
            g.drawString(name, x + SWATCH + 6, y);
            g.setColor(ChartStyle.awt(palette.ink()));
            g.drawString(value, x + SWATCH + 12 + g.getFontMetrics().stringWidth(name), y);
            x += width + GAP;
        }
        return y + ROW / 2;
    }

    /** Draws whose curves have which dashes, and how far two runs are from each other; returns where the chart may begin. */
    private int legend(Graphics2D g, PictureChart chart, Companions runs, Readings readings, int top) {
        int y = top + ROW / 2;
        g.setColor(ChartStyle.awt(palette.fadedInk()));
        g.drawString(words.runs(runs), EDGE, y);
        int x = EDGE + g.getFontMetrics().stringWidth(words.runs(runs)) + GAP / 2;
        for (int number : runs.numbers()) {
            x = entry(g, x, y, Curve.stroke(2, Palette.dashes(number)), Branch.letter(number), "");
        }
        RunOverlay overlay = chart.overlay().orElseThrow();
        if (overlay.hasDifference()) {
            entry(g, x, y, Curve.stroke(2, RunOverlay.DIFFERENCE), words.difference(runs),
                    words.words().number(overlay.difference(readings, Double.NaN), 3));
        }
        return y + ROW / 2;
    }

    private int entry(Graphics2D g, int x, int y, Stroke stroke, String name, String value) {
        g.setColor(ChartStyle.awt(palette.ink()));
        g.setStroke(stroke);
        g.draw(new Line2D.Double(x, y - 4, x + SWATCH, y - 4));
        String text = value.isEmpty() ? name : name + " " + value;
        g.drawString(text, x + SWATCH + 6, y);
        return x + SWATCH + 6 + g.getFontMetrics().stringWidth(text) + GAP;
    }

    private void plot(Graphics2D g, PictureChart chart, Recorder recorder, int top) {
        Rectangle2D area = chart.draw(g, new Rectangle2D.Double(EDGE / 2.0, top, WIDTH - EDGE, HEIGHT - top - EDGE / 2.0));
        g.setStroke(new java.awt.BasicStroke(1, java.awt.BasicStroke.CAP_BUTT, java.awt.BasicStroke.JOIN_ROUND, 10, EVENT, 0));
        for (Event event : recorder.events()) {
            double x = chart.x(event.step(), area);
            g.setColor(ChartStyle.awt(event.kind() == Event.Kind.CHANGED ? palette.fadedInk() : palette.warning()));
            g.draw(new Line2D.Double(x, area.getY(), x, area.getMaxY()));
        }
    }
}
