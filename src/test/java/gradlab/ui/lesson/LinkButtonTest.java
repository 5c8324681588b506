package gradlab.ui.lesson;

import static gradlab.ui.lesson.OpenPage.await;
import static gradlab.ui.lesson.OpenPage.interact;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Timeout(120)
class LinkButtonTest {

    private static final String LESSON = """
            ---
            формат: 1
            id: ssylki
            название: Ссылки
            версия: 0.1
            время: 5 мин
            цель: Выйти наружу
            ---

            Читайте [статью](https://example.org/a%20b?c=1), не [файл](file:///etc/passwd) и не [письмо](mailto:a@b.c).
            """;

    @TempDir
    static Path folder;

    private final List<URI> opened = new ArrayList<>();
    private Stage stage;
    private OpenPage page;

    @Start
    void start(Stage given) {
        stage = given;
    }

    @Stop
    void stop() {
        if (page != null) {
            page.close();
        }
    }

    private LinkButton link(boolean browser) throws Exception {
        interact(() -> {
            page = new OpenPage(stage, folder, "ssylki", LESSON);
            if (browser) {
                page.model().browser(opened::add);
            }
        });
        page.awaitLesson();
        await(() -> !page.pane().lookupAll(".lesson-link").isEmpty());
        List<LinkButton> links = new ArrayList<>();
        interact(() -> page.pane().lookupAll(".lesson-link").stream().filter(LinkButton.class::isInstance).map(LinkButton.class::cast).forEach(links::add));
        assertThat(links).as("only a page of the web").hasSize(1);
        return links.getFirst();
    }

    private static MenuItem item(LinkButton link, String id) {
        return link.menu().getItems().stream().filter(each -> id.equals(each.getId())).findFirst().orElseThrow();
    }

    private static String question(LinkButton link) {
        return ((Label) ((CustomMenuItem) link.menu().getItems().getFirst()).getContent()).getText();
    }

    @Test
    void aPageIsOpenedOnlyByWhoeverHasSeenItsWholeAddressAndAgreed() throws Exception {
        LinkButton link = link(true);
        interact(link::fire);
        assertThat(link.menu().isShowing()).isTrue();
        assertThat(question(link)).contains("https://example.org/a%20b?c=1");
        interact(() -> item(link, "link-cancel").fire());
        assertThat(opened).isEmpty();

        interact(link::fire);
        interact(() -> item(link, "link-open").fire());
        assertThat(opened).containsExactly(URI.create("https://example.org/a%20b?c=1"));
    }

    @Test
    void withoutABrowserTheAddressCanBeCopied() throws Exception {
        LinkButton link = link(false);
        interact(link::fire);
        assertThat(link.menu().getItems()).noneMatch(item -> "link-open".equals(item.getId()));
        interact(() -> item(link, "link-copy").fire());
        List<String> copied = new ArrayList<>();
        interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
        assertThat(copied).containsExactly("https://example.org/a%20b?c=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.c", "//example.org/", "example.org", "http:///a", "https://bank.example@evil.example/",
        "smb://host/share", "http://exa mple.org/", "jar:http://a.b/c!/d", ""})
    void whatIsNoPlainPageOfTheWebHasNoButton(String address) {
        assertThat(LinkButton.web(address)).isEmpty();
    }
}
