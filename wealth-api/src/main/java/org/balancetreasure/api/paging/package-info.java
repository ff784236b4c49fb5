/** Lists by page, and the days that a question spans. */
@NullMarked
package org.balancetreasure.api.paging;

import org.jspecify.annotations.NullMarked;
