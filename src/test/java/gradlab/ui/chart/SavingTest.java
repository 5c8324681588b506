package gradlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gradlab.catalogue.Texts;
import gradlab.catalogue.WholeFile;
import gradlab.ui.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the window saves to a file of the user's choice, and what it says if that fails. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class SavingTest {

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private Pane owner;

    @Start
    void start(Stage stage) {
        owner = new Pane();
        stage.setScene(new Scene(owner));
        stage.show();
    }

    private String saved(Path file, WholeFile.Writing writing) throws Exception {
        said.clear();
        Saving saving = new Saving(new Words(Texts.russian()), (_, _, _) -> Optional.of(file), owner, said::add);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> saving.save("chart", "csv", writing));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !said.isEmpty());
        return said.getFirst();
    }

    @Test
    void aFullDiskIsSaidWithTheFileTheReasonAndTheRemedyAndTheOldFileStays() throws Exception {
        Path file = Files.writeString(folder.resolve("Потери.csv"), "old");

        String sentence = saved(file, out -> {
            out.write(new byte[50_000]);
            throw new IOException("No space left on device");
        });

        assertThat(sentence).isEqualTo("Не удалось записать " + file + ": на диске нет места. Выберите другую папку или освободите место на диске.");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("Потери.csv");
        assertThat(saved(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)))).isEqualTo("Сохранено: Потери.csv");
        assertThat(file).hasContent("new");
    }

    @Test
    void aFolderThatIsGoneAndAFolderInTheWayAreSaid() throws Exception {
        Files.createDirectory(folder.resolve("taken.csv"));

        assertThat(saved(folder.resolve("gone").resolve("a.csv"), out -> out.write(1))).contains("такой папки нет");
        assertThat(saved(folder.resolve("taken.csv"), out -> out.write(1))).contains("заменить его нельзя");
        assertThat(folder.toFile().list()).containsExactly("taken.csv");
    }

    @Test
    void aPictureIsWrittenWithoutTemporaryFiles() throws Exception {
        Path file = folder.resolve("canvas.png");
        WholeFile.Writing[] picture = new WholeFile.Writing[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> picture[0] = PngFile.of(new Canvas(40, 30)));

        assertThat(saved(file, picture[0])).startsWith("Сохранено");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(40);
        assertThat(folder.toFile().list()).containsExactly("canvas.png");
    }
}
