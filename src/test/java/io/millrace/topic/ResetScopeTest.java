package io.millrace.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResetScopeTest {

    private final ResetScope scope =
            new ResetScope(List.of("millrace-curation"), List.of("millrace-trainer"), Path.of("state"));

    @Test
    void shouldTakeOnlyChangelogAndRepartitionTopicsOfItsApplicationsForInternal() {
        assertThat(scope.isInternal("millrace-curation-texts-changelog")).isTrue();
        assertThat(scope.isInternal("millrace-curation-claims-repartition")).isTrue();
        assertThat(scope.isInternal("millrace-curation-notes")).isFalse();
        assertThat(scope.isInternal("millrace-curation2-texts-changelog")).isFalse();
        assertThat(scope.isInternal("other-changelog")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".", "../other", "a/b", "/etc"})
    void shouldRefuseToDeleteAnythingButAChildOfTheStateDirectory(String id) {
        assertThatThrownBy(() -> new ResetScope(List.of(id), List.of(), Path.of("state")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("application id is no directory name");
    }
}
