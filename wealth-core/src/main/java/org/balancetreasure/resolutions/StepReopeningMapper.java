package org.balancetreasure.resolutions;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.resolutions.StepReopenings.Reopening;

@Mapper
interface StepReopeningMapper {

    @Insert("""
            INSERT INTO step_reopening (approval_id, business_date, step, subject)
            VALUES (#{approvalId}, #{businessDate}, #{step}, #{subject})
            """)
    void insert(Reopening reopening);

    @Select("""
            SELECT approval_id, business_date, step, subject FROM step_reopening
            WHERE opened_at IS NULL ORDER BY approval_id
            """)
    List<Reopening> waiting();

    @Update("UPDATE step_reopening SET opened_at = #{at} WHERE approval_id = #{approvalId} AND opened_at IS NULL")
    int done(long approvalId, LocalDateTime at);
}
