package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    Path folder;

    @Test
    void readsASecretFromTheFileThatIsNamed() throws Exception {
        String file = file("0123456789abcdef\n");
        assertThat(SecretFiles.read(Map.of("SERVER_SECRET_FILE", file, "METRICS_TOKEN", "in the environment")))
                .isEqualTo(Map.of("SERVER_SECRET", "0123456789abcdef"));
    }

    @Test
    void readsNothingWhereNoFileIsNamed() throws Exception {
        assertThat(SecretFiles.read(Map.of("SERVER_SECRET_FILE", "", "LOG_FORMAT_FILE", "/nowhere")))
                .isEmpty();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        assertThatThrownBy(() -> SecretFiles.read(Map.of("DATABASE_URL_FILE", "/nowhere/database")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The file of DATABASE_URL_FILE cannot be read: /nowhere/database."
                        + " Check its name, and that the user of this process may read it.");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        String file = file(" \n");
        assertThatThrownBy(() -> SecretFiles.read(Map.of("SERVER_SECRET_FILE", file)))
                .hasMessage("The file of SERVER_SECRET_FILE is empty: " + file + ".");
    }

    @Test
    void refusesASecretThatIsSetTwiceAndDoesNotSayIt() throws IOException {
        String file = file("one");
        assertThatThrownBy(() -> SecretFiles.read(Map.of("SERVER_SECRET_FILE", file, "SERVER_SECRET", "another")))
                .hasMessage("SERVER_SECRET and SERVER_SECRET_FILE are both set. Keep one of them.");
    }

    @Test
    void theSettingsPageNamesEachSecret() throws IOException {
        String page = Files.readString(Path.of("docs/settings.md"));
        String paragraph = page.substring(page.indexOf("A secret can be in a file"), page.indexOf("| variable"));
        assertThat(SecretFiles.SECRETS)
                .allSatisfy(secret -> assertThat(paragraph).contains("`" + secret + "`"));
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content).toString();
    }
}
