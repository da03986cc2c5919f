package main

import (
	"fmt"

	"github.com/gogo/protobuf/proto"
)

// The schema's messages, as far as they are called here, in the form in which the ttrpc library writes its
// own: tagged structs, encoded by their tags. The fields that are not named are skipped on reading.

type account struct {
	ID         string  `protobuf:"bytes,1,opt,name=id,proto3"`
	Roles      []int32 `protobuf:"varint,2,rep,packed,name=roles,proto3"`
	Suspended  bool    `protobuf:"varint,3,opt,name=suspended,proto3"`
	CreatedDay int64   `protobuf:"varint,5,opt,name=created_day,proto3"`
}

type createAccountRequest struct {
	TokenHash    []byte  `protobuf:"bytes,1,opt,name=token_hash,proto3"`
	RecoveryHash []byte  `protobuf:"bytes,2,opt,name=recovery_hash,proto3"`
	Roles        []int32 `protobuf:"varint,3,rep,packed,name=roles,proto3"`
}

// createAccountResponse and getAccountResponse have the same form.
type accountResponse struct {
	Account *account `protobuf:"bytes,1,opt,name=account,proto3"`
}

type empty struct{}

type rateBand struct {
	MinAmount int64  `protobuf:"varint,1,opt,name=min_amount,proto3"`
	MaxAmount int64  `protobuf:"varint,2,opt,name=max_amount,proto3"`
	Currency  string `protobuf:"bytes,3,opt,name=currency,proto3"`
	Unit      int32  `protobuf:"varint,4,opt,name=unit,proto3"`
}

type languageSkill struct {
	Language string `protobuf:"bytes,1,opt,name=language,proto3"`
	Level    int32  `protobuf:"varint,2,opt,name=level,proto3"`
}

type profileContent struct {
	Headline     string           `protobuf:"bytes,1,opt,name=headline,proto3"`
	About        string           `protobuf:"bytes,2,opt,name=about,proto3"`
	Skills       []string         `protobuf:"bytes,3,rep,name=skills,proto3"`
	Languages    []*languageSkill `protobuf:"bytes,4,rep,name=languages,proto3"`
	Region       string           `protobuf:"bytes,5,opt,name=region,proto3"`
	HoursPerWeek int32            `protobuf:"varint,7,opt,name=hours_per_week,proto3"`
	Rate         *rateBand        `protobuf:"bytes,8,opt,name=rate,proto3"`
	Kinds        []int32          `protobuf:"varint,9,rep,packed,name=kinds,proto3"`
}

type putProfileRequest struct {
	Content *profileContent `protobuf:"bytes,1,opt,name=content,proto3"`
}

type putProfileResponse struct {
	Held bool `protobuf:"varint,1,opt,name=held,proto3"`
}

type getOwnProfileResponse struct {
	Content *profileContent `protobuf:"bytes,1,opt,name=content,proto3"`
	Hidden  bool            `protobuf:"varint,2,opt,name=hidden,proto3"`
	Held    bool            `protobuf:"varint,3,opt,name=held,proto3"`
}

type searchRequest struct {
	Query    string `protobuf:"bytes,1,opt,name=query,proto3"`
	PageSize int32  `protobuf:"varint,3,opt,name=page_size,proto3"`
}

type projectContent struct {
	Title string `protobuf:"bytes,1,opt,name=title,proto3"`
}

type project struct {
	ID      string          `protobuf:"bytes,1,opt,name=id,proto3"`
	Content *projectContent `protobuf:"bytes,2,opt,name=content,proto3"`
	State   int32           `protobuf:"varint,3,opt,name=state,proto3"`
	Own     bool            `protobuf:"varint,8,opt,name=own,proto3"`
}

type searchProjectsResponse struct {
	Projects []*project `protobuf:"bytes,1,rep,name=projects,proto3"`
}

type getProjectRequest struct {
	ProjectID string `protobuf:"bytes,1,opt,name=project_id,proto3"`
}

type errorInfo struct {
	Reason string `protobuf:"bytes,1,opt,name=reason,proto3"`
	Domain string `protobuf:"bytes,2,opt,name=domain,proto3"`
}

type fieldViolation struct {
	Field       string `protobuf:"bytes,1,opt,name=field,proto3"`
	Description string `protobuf:"bytes,2,opt,name=description,proto3"`
}

type badRequest struct {
	Violations []*fieldViolation `protobuf:"bytes,1,rep,name=field_violations,proto3"`
}

func text(message interface{}) string { return fmt.Sprintf("%+v", message) }

func (m *account) Reset()                        { *m = account{} }
func (m *account) String() string                { return text(*m) }
func (*account) ProtoMessage()                   {}
func (m *createAccountRequest) Reset()           { *m = createAccountRequest{} }
func (m *createAccountRequest) String() string   { return text(*m) }
func (*createAccountRequest) ProtoMessage()      {}
func (m *accountResponse) Reset()                { *m = accountResponse{} }
func (m *accountResponse) String() string        { return text(*m) }
func (*accountResponse) ProtoMessage()           {}
func (m *empty) Reset()                          { *m = empty{} }
func (m *empty) String() string                  { return text(*m) }
func (*empty) ProtoMessage()                     {}
func (m *rateBand) Reset()                       { *m = rateBand{} }
func (m *rateBand) String() string               { return text(*m) }
func (*rateBand) ProtoMessage()                  {}
func (m *languageSkill) Reset()                  { *m = languageSkill{} }
func (m *languageSkill) String() string          { return text(*m) }
func (*languageSkill) ProtoMessage()             {}
func (m *profileContent) Reset()                 { *m = profileContent{} }
func (m *profileContent) String() string         { return text(*m) }
func (*profileContent) ProtoMessage()            {}
func (m *putProfileRequest) Reset()              { *m = putProfileRequest{} }
func (m *putProfileRequest) String() string      { return text(*m) }
func (*putProfileRequest) ProtoMessage()         {}
func (m *putProfileResponse) Reset()             { *m = putProfileResponse{} }
func (m *putProfileResponse) String() string     { return text(*m) }
func (*putProfileResponse) ProtoMessage()        {}
func (m *getOwnProfileResponse) Reset()          { *m = getOwnProfileResponse{} }
func (m *getOwnProfileResponse) String() string  { return text(*m) }
func (*getOwnProfileResponse) ProtoMessage()     {}
func (m *searchRequest) Reset()                  { *m = searchRequest{} }
func (m *searchRequest) String() string          { return text(*m) }
func (*searchRequest) ProtoMessage()             {}
func (m *projectContent) Reset()                 { *m = projectContent{} }
func (m *projectContent) String() string         { return text(*m) }
func (*projectContent) ProtoMessage()            {}
func (m *project) Reset()                        { *m = project{} }
func (m *project) String() string                { return text(*m) }
func (*project) ProtoMessage()                   {}
func (m *searchProjectsResponse) Reset()         { *m = searchProjectsResponse{} }
func (m *searchProjectsResponse) String() string { return text(*m) }
func (*searchProjectsResponse) ProtoMessage()    {}
func (m *getProjectRequest) Reset()              { *m = getProjectRequest{} }
func (m *getProjectRequest) String() string      { return text(*m) }
func (*getProjectRequest) ProtoMessage()         {}
func (m *errorInfo) Reset()                      { *m = errorInfo{} }
func (m *errorInfo) String() string              { return text(*m) }
func (*errorInfo) ProtoMessage()                 {}
func (m *fieldViolation) Reset()                 { *m = fieldViolation{} }
func (m *fieldViolation) String() string         { return text(*m) }
func (*fieldViolation) ProtoMessage()            {}
func (m *badRequest) Reset()                     { *m = badRequest{} }
func (m *badRequest) String() string             { return text(*m) }
func (*badRequest) ProtoMessage()                {}

var _ proto.Message = (*badRequest)(nil)
