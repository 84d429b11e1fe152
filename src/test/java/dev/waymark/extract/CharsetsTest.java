package dev.waymark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8         | text/html                          | café",
                "UTF-8         | text/html; charset=UTF-8           | café",
                "windows-1252  | text/html                          | café €5",
                "windows-1252  | text/html; charset=iso-8859-1      | café €5",
                "ISO-8859-2    | text/html; charset=\"ISO-8859-2\"  | žluť",
                "windows-1252  | text/html                          | <meta charset=iso-8859-1>café",
                "windows-1251  | text/html                          | <meta content='text/html; charset=windows-1251'>мир",
                "Shift_JIS     | text/html                          | <?xml version='1.0' encoding='Shift_JIS'?>日本",
                "UTF-8         | text/html; charset=utf-8           | <meta charset=iso-8859-1>café",
                "UTF-8         | text/html                          | <meta charset=utf-16>café",
                "UTF-8         | text/html; charset=nonsense        | café",
                "UTF-8         | ''                                 | café",
                "windows-1252  | text/html                          | <script charset=utf-8 src=a.js></script><meta charset=iso-8859-1>café £2",
                "windows-1252  | text/html                          | <link charset=utf-8><meta name=description content='about charset=utf-8'>café",
                "windows-1252  | text/html; charset=utf-8           | café, naïve, £2.50",
                "windows-1251  | text/html; charset=utf-8           | <meta charset=windows-1251>мир и труд",
                "windows-1251  | text/html                          | <html lang=ru><p>Музей мельницы открыт по воскресеньям",
                "UTF-8         | text/html; charset=iso-8859-1      | <meta charset=utf-8>café",
                "GBK           | text/html; charset=gb2312          | 水车博物馆",
                "UTF-8         | text/html                          | <meta charset=gb2312>水车博物馆在城市的老街旁边每天开放",
                "windows-31j   | text/html; charset=x-sjis          | 水車の博物館",
                "UTF-16LE      | text/html                          | <html><p>café",
                "UTF-8         | text/html                          | <meta name=a content=b><meta http-equiv='Content-Type' content='text/html; charset=utf8'>café",
            })
    void findsTheEncoding(String encoding, String contentType, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(encoding)), contentType))
                .isEqualTo(text);
    }

    @Test
    void believesAByteOrderMarkFirst() {
        assertThat(Charsets.decode(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}, "text/html; charset=utf-8"))
                .isEqualTo("a");
        assertThat(Charsets.decode(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a'}, ""))
                .isEqualTo("a");
        assertThat(Charsets.decode(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'}, "text/html; charset=big5"))
                .isEqualTo("a");
    }

    @Test
    void takesAPageCutWithinACharacterForUtf8() {
        byte[] whole = "caféscafésé".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf("éééééééé".getBytes(java.nio.charset.StandardCharsets.UTF_8), 15);
        assertThat(Charsets.decode(whole, "")).isEqualTo("caféscafésé");
        assertThat(Charsets.decode(cut, "")).isEqualTo("ééééééé\uFFFD");
    }
}
