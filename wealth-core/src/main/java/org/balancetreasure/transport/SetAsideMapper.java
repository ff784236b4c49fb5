package org.balancetreasure.transport;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SetAsideMapper {

    @Insert("""
            INSERT INTO set_aside_row (partner_code, file_type, row_id, due_date, app_sheet_serial_no)
            VALUES (#{partnerCode}, #{r.fileType}, #{r.rowId}, #{r.dueDate}, #{r.number})
            ON DUPLICATE KEY UPDATE sent_on = NULL
            """)
    void setAside(@Param("partnerCode") String partnerCode, @Param("r") SetAside.Row row);

    @Select("""
            SELECT COUNT(*) FROM set_aside_row
            WHERE partner_code = #{partnerCode} AND file_type = #{fileType} AND sent_on IS NULL
              AND given_up_on IS NULL AND due_date < #{headerDate}
            """)
    long waiting(@Param("partnerCode") String partnerCode, @Param("fileType") String fileType,
            @Param("headerDate") LocalDate headerDate);

    @Update("""
            UPDATE set_aside_row SET sent_on = #{headerDate}
            WHERE partner_code = #{partnerCode} AND file_type = #{fileType} AND sent_on IS NULL
              AND given_up_on IS NULL AND due_date < #{headerDate}
            """)
    int takeAlong(@Param("partnerCode") String partnerCode, @Param("fileType") String fileType,
            @Param("headerDate") LocalDate headerDate);

    @Update("""
            UPDATE set_aside_row SET given_up_on = #{businessDate}
            WHERE partner_code = #{partnerCode} AND file_type = #{fileType} AND row_id = #{rowId} AND sent_on IS NULL
              AND given_up_on IS NULL
            """)
    int giveUp(String partnerCode, String fileType, long rowId, LocalDate businessDate);

    /** The subject of its break: its number may be another since. */
    @Select("""
            SELECT app_sheet_serial_no FROM set_aside_row
            WHERE partner_code = #{partnerCode} AND file_type = #{r.fileType} AND row_id = #{r.rowId}
            """)
    String subject(@Param("partnerCode") String partnerCode, @Param("r") SetAside.Row row);

    @Select("""
            SELECT row_id FROM set_aside_row
            WHERE partner_code = #{partnerCode} AND file_type = #{fileType} AND due_date = #{headerDate}
            """)
    List<Long> leftOut(@Param("partnerCode") String partnerCode, @Param("fileType") String fileType,
            @Param("headerDate") LocalDate headerDate);
}
