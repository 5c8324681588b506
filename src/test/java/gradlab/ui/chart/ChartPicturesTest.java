package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.catalogue.WholeFile;
import gradlab.nn.Activation;
import gradlab.nn.Optimizer;
import gradlab.ui.theme.Palette;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

class ChartPicturesTest {

    @TempDir
    private Path folder;

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void aRunLeavesEveryPictureThatHasSomethingToShow() throws IOException {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 20);

        List<Path> files = new ChartPictures(Palette.LIGHT, Texts.russian()).write(run.run(), run.recorder(), folder);

        assertThat(names(files)).contains("loss.png", "accuracy.png", "gradient.rank.png", "gradient.stable_rank.png",
                "gradient.effective_rank.png", "gradient.sigma.layer1.png", "gradient.sigma.layer4.png", "saturation.png",
                "gradient.norm.png", "update_to_weight.png").doesNotContain("dead.png");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrderElementsOf(names(files));
        for (Path file : files) {
            assertThat(ImageIO.read(file.toFile()).getWidth()).as(file.toString()).isGreaterThan(1000);
        }
    }

    @Test
    void aReluNetworkLeavesDeadNeuronsAndNoSaturation() throws IOException {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Relu()), 5);

        List<Path> files = new ChartPictures(Palette.LIGHT, Texts.english()).write(run.run(), run.recorder(), folder);

        assertThat(names(files)).contains("dead.png").doesNotContain("saturation.png");
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void anImageHasTheColoursOfThePaletteAndNotJFreeChartsGrey(Palette palette) {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 40);

        BufferedImage image = new ChartPictures(palette, Texts.russian())
                .image(run.picture("gradient.norm", 1), run.book(), run.readings(), true);

        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int layer = 1; layer <= 4; layer++) {
            assertThat(pixels).as("layer " + layer).contains(ChartStyle.awt(palette.series(layer - 1)).getRGB());
        }
        assertThat(image.getRGB(2, 2)).isEqualTo(ChartStyle.awt(palette.surface()).getRGB());
        assertThat(pixels).doesNotContain(Color.LIGHT_GRAY.getRGB());
    }

    @Test
    void anImageShowsTheOtherRunsWithTheirSignsAndTheDifference() throws IOException {
        ShortRun first = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 40);
        ShortRun second = ShortRun.of(ShortRun.spec(new Activation.Tanh()).withOptimizer(new Optimizer.Sgd(0.7)), 80);
        Companions.Companion other = new Companions.Companion(2, Readings.of(second.recorder(), second.book()));
        Companions runs = new Companions(1, List.of(other), Optional.of(other), true).copy();

        for (Palette palette : Palette.values()) {
            ChartPictures pictures = new ChartPictures(palette, Texts.russian());
            BufferedImage alone = pictures.image(first.picture("gradient.norm", 1), first.book(), first.readings(), true);
            BufferedImage both = pictures.image(first.picture("gradient.norm", 1), first.book(), first.readings(), true,
                    new ChartPictures.Beside(runs, 2, 80));
            int blue = ChartStyle.awt(palette.series(0)).getRGB();
            assertThat(inRightHalf(alone, blue)).isPositive();
            assertThat(inRightHalf(both, blue)).as("only the longer run comes so far").isPositive();
            BufferedImage without = pictures.image(first.picture("gradient.norm", 1), first.book(), first.readings(), true,
                    new ChartPictures.Beside(Companions.NONE, 2, 80));
            assertThat(inRightHalf(without, blue)).isZero();
        }
    }

    private static long inRightHalf(BufferedImage image, int colour) {
        int from = image.getWidth() * 3 / 5;
        int top = image.getHeight() / 3;
        return Arrays.stream(image.getRGB(from, top, image.getWidth() - from, image.getHeight() - top, null, 0, image.getWidth() - from))
                .filter(pixel -> pixel == colour).count();
    }

    @Test
    void aVectorFileHoldsCurvesAsPathsAndWordsAsTextInFontsThatOthersHave() throws Exception {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 40);
        ChartPictures pictures = new ChartPictures(Palette.DARK, Texts.russian());
        Path file = folder.resolve("Норма градиента.svg");

        WholeFile.write(file, pictures.svg("Норма градиента", pictures.painter(run.picture("gradient.norm", 1), run.book(), run.readings(), true,
                new ChartPictures.Beside(Companions.NONE, 1, 40))));

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(file.toFile());
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 720 440");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Норма градиента");
        assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(4);
        String text = Files.readString(file);
        assertThat(text).contains(">Норма градиента по слоям<").contains("'Segoe UI'").contains("sans-serif").doesNotContain("'Dialog'");
        assertThat(folder.toFile().list()).containsExactly("Норма градиента.svg");
    }

    @Test
    void aDrawingOfOneStepIsAVectorFileToo() throws IOException {
        ShortRun run = ShortRun.of(ShortRun.spec(new Activation.Tanh()), 10);
        ChartPictures pictures = new ChartPictures(Palette.LIGHT, Texts.english());
        Path file = folder.resolve("depth.svg");

        WholeFile.write(file, pictures.svg("Norms", pictures.painter("Norms", "by depth", DepthStill.at(run.readings(), run.book(), 1, Double.NaN).orElseThrow())));

        assertThat(Files.readString(file)).contains(">layer 1<").contains("<path");
    }

    @Test
    void aTitleBecomesANameThatEveryFileSystemTakes() {
        assertThat(ChartExport.fileName("Обновление к весам: ‖ΔW‖ / ‖W‖")).isEqualTo("Обновление к весам ‖ΔW‖ ‖W‖");
    }
}
