package gradlab.ui.chart;

import gradlab.catalogue.Texts;
import gradlab.nn.NetworkShape;
import gradlab.probe.Facts;
import gradlab.probe.Picture;
import gradlab.train.History;
import gradlab.train.Recorder;
import gradlab.train.Run;
import gradlab.train.Window;
import gradlab.ui.Words;
import gradlab.ui.theme.Palette;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** Charts as image files, drawn without a toolkit or a display. */
public final class ChartPictures {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;
    private static final int SCALE = 2;
    private static final int MOST_LAYERS = 8;
    private static final List<String> WORTH_HAVING = List.of("loss", "accuracy", "gradient.rank", "gradient.stable_rank",
            "gradient.effective_rank", "gradient.sigma", "weight.sigma", "saturation", "dead", "slope", "gradient.norm", "update_to_weight");

    private final Palette palette;
    private final Words words;

    public ChartPictures(Palette palette, Texts texts) {
        this.palette = palette;
        this.words = new Words(texts);
    }

    /** Writes a PNG for every picture of the run that has something to show; returns the files. */
    public List<Path> write(Run run, Recorder recorder, Path folder) throws IOException {
        Files.createDirectories(folder);
        Facts facts = new Facts(run.spec().network(), run.spec().batches().largestBatch(run.data().training().rows()), run.data().loss());
        List<Path> files = new ArrayList<>();
        for (Picture picture : run.spec().probesWithLoss().stream().flatMap(probe -> probe.pictures(facts).stream()).toList()) {
            boolean wanted = WORTH_HAVING.contains(picture.id()) && picture.layer() <= MOST_LAYERS;
            boolean known = picture.lines().stream().anyMatch(line -> recorder.history(line.series().id()).map(History::points).orElse(0L) > 0);
            if (wanted && known) {
                String name = picture.id() + (picture.layer() > 0 ? ".layer" + picture.layer() : "") + ".png";
                files.add(writeOne(image(picture, recorder, facts.shape()), folder.resolve(name)));
            }
        }
        return files;
    }

    /** One chart with title, caption and legend. */
    public BufferedImage image(Picture picture, Recorder recorder, NetworkShape shape) {
        boolean logarithmic = picture.axis() == Picture.Axis.LOG;
        ChartStyle style = new ChartStyle(palette, words, Font.SANS_SERIF);
        List<String> names = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < picture.lines().size(); i++) {
            names.add(i + " " + ChartNames.line(words, picture, i, shape));
            windows.add(recorder.history(picture.lines().get(i).series().id()).map(history -> history.window(WIDTH)).orElse(Window.EMPTY));
        }
        PictureDataset dataset = new PictureDataset(names, logarithmic);
        dataset.update(windows);
        JFreeChart chart = style.chart(picture, dataset, logarithmic);
        ChartStyle.fit(chart, picture, dataset, logarithmic);
        BufferedImage image = new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(ChartStyle.color(palette.surface()));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(style.ink());
        g.setFont(style.font(Font.BOLD, 16));
        g.drawString(ChartNames.title(words, picture, shape), 20, 30);
        g.setColor(ChartStyle.color(palette.fadedInk()));
        g.setFont(style.font(Font.PLAIN, 12));
        g.drawString(ChartNames.caption(words, picture), 20, 50);
        chart.draw(g, new Rectangle2D.Double(12, 62, WIDTH - 24.0, HEIGHT - 110.0));
        legend(g, style, picture, shape);
        g.dispose();
        return image;
    }

    private void legend(Graphics2D g, ChartStyle style, Picture picture, NetworkShape shape) {
        int x = 20;
        int y = HEIGHT - 22;
        int count = picture.lines().size();
        int most = ChartStyle.isSpectrum(picture) ? 12 : 16;
        g.setFont(style.font(Font.PLAIN, 12));
        for (int i = 0; i < count; i += Math.max(1, (count + most - 1) / most)) {
            String name = ChartNames.line(words, picture, i, shape);
            double[] dashes = ChartStyle.dashes(picture, i);
            float[] pattern = new float[dashes.length];
            for (int j = 0; j < dashes.length; j++) {
                pattern[j] = (float) dashes[j];
            }
            g.setColor(ChartStyle.color(style.lineColor(picture, i)));
            g.setStroke(dashes.length == 0 ? new BasicStroke(2) : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0));
            g.drawLine(x, y - 4, x + 22, y - 4);
            g.setColor(ChartStyle.color(palette.fadedInk()));
            g.drawString(name, x + 28, y);
            x += 28 + g.getFontMetrics().stringWidth(name) + 18;
        }
    }

    private static Path writeOne(BufferedImage image, Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        ImageIO.write(image, "png", beside.toFile());
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }
}
