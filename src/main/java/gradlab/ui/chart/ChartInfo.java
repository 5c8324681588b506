package gradlab.ui.chart;

import gradlab.ui.Words;
import gradlab.ui.formula.LatexPainter;
import gradlab.ui.theme.Palette;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;

/** What explains a chart: what exactly it shows, the formula of that, how it is read, and the way to its lesson. */
final class ChartInfo {

    private static final double SHARPNESS = 2;
    private static final double TEXT = 13;

    private final Consumer<String> openLesson;
    private final LatexPainter painter = new LatexPainter();
    private final Popup popup = new Popup();
    private final Label title = new Label();
    private final Label definition = new Label();
    private final ImageView formula = new ImageView();
    private final Label reading = new Label();
    private final Button lesson = new Button();
    private final VBox page = new VBox(title, definition, formula, reading, lesson);
    private String latex = "";
    private String painted = "";

    /**
     * @param id of the page; that of its button is the same with {@code -lesson} behind it
     * @param closed is told when it is closed by a click elsewhere or by Esc
     */
    ChartInfo(String id, Words words, Consumer<String> openLesson, Runnable closed) {
        this.openLesson = openLesson;
        page.setId(id);
        page.getStyleClass().add("chart-info");
        title.getStyleClass().add("card-title");
        definition.getStyleClass().add("chart-definition");
        reading.getStyleClass().add("chart-reading");
        title.setWrapText(true);
        definition.setWrapText(true);
        reading.setWrapText(true);
        lesson.setId(id + "-lesson");
        lesson.textProperty().bind(words.of("chart.lesson"));
        lesson.accessibleTextProperty().bind(words.of("chart.lesson"));
        gradlab.ui.Tips.on(lesson, words.of("chart.lesson.hint"));
        popup.getContent().add(page);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setOnHidden(_ -> closed.run());
    }

    /**
     * Takes over what is to be said.
     *
     * @param caption what exactly is drawn
     * @param latex the same as a formula, empty if there is none
     * @param sentence how it is read
     * @param lessonId of the lesson that explains it
     */
    void say(String name, String caption, String latex, String sentence, String lessonId) {
        title.setText(name);
        definition.setText(caption);
        definition.setManaged(!caption.isEmpty());
        definition.setVisible(!caption.isEmpty());
        reading.setText(sentence);
        this.latex = latex;
        formula.setManaged(!latex.isEmpty());
        formula.setVisible(!latex.isEmpty());
        lesson.setOnAction(_ -> {
            popup.hide();
            openLesson.accept(lessonId);
        });
    }

    /** Opens it below a control, or closes it. */
    void show(boolean wanted, Region below, ChartStyle style) {
        if (!wanted) {
            popup.hide();
            return;
        }
        if (below.getScene() == null || below.getScene().getWindow() == null) {
            return;
        }
        paint(style);
        var place = below.localToScreen(0, below.getHeight() + 4);
        popup.show(below, place.getX(), place.getY());
    }

    /** Painting the first formula takes a while: its fonts are read then. */
    private void paint(ChartStyle style) {
        Palette palette = style.palette();
        String wanted = latex + palette.ink() + style.scale();
        if (latex.isEmpty() || wanted.equals(painted)) {
            return;
        }
        painted = wanted;
        String source = latex;
        int ink = argb(palette.ink());
        double size = TEXT * style.scale();
        formula.setAccessibleText(source);
        Thread.ofVirtual().name("chart formula").start(() -> {
            if (painter.paint(source, true, size, ink, SHARPNESS) instanceof LatexPainter.Picture picture) {
                Platform.runLater(() -> {
                    formula.setImage(SwingFXUtils.toFXImage(picture.image(), null));
                    formula.setFitWidth(picture.image().getWidth() / SHARPNESS);
                    formula.setPreserveRatio(true);
                    popup.sizeToScene();
                });
            }
        });
    }

    private static int argb(Color colour) {
        return ChartStyle.awt(colour).getRGB();
    }
}
