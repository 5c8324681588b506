package gradlab.ui.classroom;

import gradlab.ui.session.ResultFile.Result;
import java.nio.file.Path;

/**
 * What one pupil handed in.
 *
 * @param number stands for the name as long as names are hidden; from 1
 */
record Work(int number, Path file, Result result) {

    String fileName() {
        return String.valueOf(file.getFileName());
    }
}
