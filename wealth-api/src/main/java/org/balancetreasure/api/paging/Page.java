package org.balancetreasure.api.paging;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the cursor of the next page, null on the last
 */
public record Page<T>(List<T> items,
        @Schema(description = "The cursor of the next page; null on the last", example = "MTIz") @Nullable String next) {

    /** The whole list, where it is short by its nature. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * @param rows one more than the page holds, if there are as many
     * @param key of the last row shown, with which the next page begins
     */
    public static <R, T> Page<T> of(List<R> rows, PageRequest request, Function<R, Object> key,
            Function<R, T> view) {
        return together(rows, request, key, shown -> shown.stream().map(view).toList());
    }

    /**
     * The same, where all rows of a page are shown together, so that what belongs to them is read once.
     *
     * @param views of the rows shown, in their order
     */
    public static <R, T> Page<T> together(List<R> rows, PageRequest request, Function<R, Object> key,
            Function<List<R>, List<T>> views) {
        List<R> shown = rows.subList(0, Math.min(rows.size(), request.limit()));
        return new Page<>(views.apply(shown),
                rows.size() > shown.size() ? PageRequest.cursor(key.apply(shown.getLast())) : null);
    }
}
